"""Is the network that judges each word taught what is marked, and what its teachers say? Needs the extra `train`; without it, skipped."""

from collections.abc import Sequence
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="lessons need torch: pip install -e '.[train]'")

from safetensors.torch import save_file  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

from dragoman.codebook import load_codebook  # noqa: E402
from dragoman.coding.learned.tagger import Tagger  # noqa: E402
from dragoman.coding.learned.wordpiece import WordPiece  # noqa: E402
from dragoman.training.fitting import SKIP  # noqa: E402
from dragoman.training.near_words import NEAREST, exchanged, near_words  # noqa: E402
from dragoman.training.network import WordNetwork  # noqa: E402
from dragoman.training.passages import Questions, Row, lot_of, rows_of, sizes_of  # noqa: E402
from dragoman.training.tagging import (  # noqa: E402
    Taught,
    WordPlan,
    chances,
    fit_by_teachers,
    fit_words,
    words_judged,
)
from dragoman.training.told import Marked, Passage, labels_of_words  # noqa: E402
from dragoman.training.unsure import doubted  # noqa: E402

WIDTH, WIDE, LONGEST = 24, 48, 300
PIECES = (*[f"[unused{n}]" for n in range(100)], "[UNK]", "[CLS]", "[SEP]", "chad", "met", "kenya", "bombed", "mali", "the", "talks", "##s", ".", *[f"##{n}" for n in range(1900)])  # fmt: skip
WORDS = WordPiece({piece: n for n, piece in enumerate(PIECES)})
MET = Passage(
    ("Chad", "met", "Kenya", ".", "The", "talks", "."),
    (
        Marked(word=1, type="CONSULT", mode="visit", status="happened", sources=(0,), targets=(2,)),
        Marked(word=5, type="CONSULT", sources=()),
    ),
    sentences=(0, 4),
    unsure=frozenset({4}),
)
BOMBED = Passage(
    ("Mali", "bombed", "Chad", "."),
    (Marked(word=1, type="ASSAULT", status="denied", sources=(0,), targets=(2,)),),
)
NOTHING = Passage(
    ("The", "Chad", "."),
)
LABELS = labels_of_words(load_codebook())
QUESTIONS = Questions.of(LABELS, frozenset({"ACCUSE"}))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of a very small encoder that knows nothing."""
    draw = torch.Generator().manual_seed(0)

    def some(*shape: int) -> "torch.Tensor":
        return torch.randn(*shape, generator=draw) * 0.2

    weights = {
        "embeddings.word_embeddings.weight": some(len(PIECES), WIDTH),
        "embeddings.position_embeddings.weight": some(LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": torch.zeros(2, WIDTH),
        "embeddings.LayerNorm.weight": torch.ones(WIDTH),
        "embeddings.LayerNorm.bias": torch.zeros(WIDTH),
    }
    shapes = {f"attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
    shapes |= {"attention.output.dense": (WIDTH, WIDTH), "intermediate.dense": (WIDE, WIDTH), "output.dense": (WIDTH, WIDE)}  # fmt: skip
    for name, shape in shapes.items():
        weights[f"encoder.layer.0.{name}.weight"] = some(*shape)
        weights[f"encoder.layer.0.{name}.bias"] = torch.zeros(shape[0])
    for name in ("attention.output.LayerNorm", "output.LayerNorm"):
        weights[f"encoder.layer.0.{name}.weight"] = torch.ones(WIDTH)
        weights[f"encoder.layer.0.{name}.bias"] = torch.zeros(WIDTH)
    folder: Path = tmp_path_factory.mktemp("base")
    save_file(weights, folder / "model.safetensors")
    return folder


def new(base: Path, seed: int = 0) -> WordNetwork:
    torch.manual_seed(seed)
    return WordNetwork(base, sizes_of(LABELS), layers=1, dropout=0.0)


def rows() -> list[Row]:
    return rows_of([MET, BOMBED, NOTHING], WORDS)


def learned(base: Path, seed: int = 0) -> WordNetwork:
    network = new(base, seed)
    fit_words(network, lambda _: rows(), QUESTIONS, WordPlan(epochs=60, rate=1e-2), after=lambda *_: None)
    return network


def events(network: WordNetwork, some: Sequence[Row]) -> list[list[bool]]:
    """Which words of each row the network takes for a telling; of those that are left open, none."""
    found = dict(chances(some, network))
    return [
        [p > 0.5 and word not in row.passage.unsure for word, p in enumerate(found[n])]
        for n, row in enumerate(some)
    ]


def test_a_lot_holds_what_is_known_of_each_word_and_nothing_else() -> None:
    lot = lot_of(rows(), QUESTIONS)
    assert lot.ids.tolist()[1] == [101, 107, 106, 103, 111, 102, 0, 0, 0]
    assert lot.there.sum(1).tolist() == [9, 6, 5]
    consult, assault = QUESTIONS.types["CONSULT"], QUESTIONS.types["ASSAULT"]
    assert lot.types[0].tolist() == [SKIP, 0, consult, 0, 0, SKIP, consult, 0, SKIP]
    assert lot.types[1, :6].tolist() == [SKIP, 0, assault, 0, 0, SKIP]
    assert lot.at.tolist() == [[0, 0, 1], [2, 6, 2]]
    visit, denied = QUESTIONS.modes["CONSULT", "visit"], QUESTIONS.statuses["denied"]
    assert lot.right[:, 0].tolist() == [visit, SKIP, SKIP]
    assert lot.right[2].tolist() == [SKIP, denied, SKIP]
    assert lot.sides.argmax(-1).tolist() == [[1, 0, 1], [3, 0, 3]]  # nobody is the first piece
    assert lot.sides.sum(-1).tolist() == [[1, 1, 1], [1, 1, 1]]


def test_of_a_sentence_of_one_known_act_nothing_else_is_asked() -> None:
    single = Passage(BOMBED.words, BOMBED.marked, whole=False)
    lot = lot_of(rows_of([single], WORDS), QUESTIONS)
    assert (lot.types != SKIP).sum() == 1


def test_a_network_learns_which_words_tell_and_who_stands_on_either_side(base: Path) -> None:
    network = learned(base)
    assert events(network, rows()) == [
        [False, True, False, False, False, True, False],
        [False, True, False, False],
        [False, False, False],
    ]
    assert words_judged(network, rows(), QUESTIONS) == (
        "typed words: precision 1.000 recall 1.000 F1 1.000; of the known ones source 1.000 target 1.000 right"
    )


def test_a_pupil_learns_what_nobody_has_marked_from_its_teachers(base: Path) -> None:
    unmarked = rows_of([Passage(p.words, whole=False) for p in (MET, BOMBED, NOTHING)], WORDS)
    teachers, pupil = [learned(base, n) for n in range(2)], new(base, 5)
    before = [teacher.answers[0].weight.clone() for teacher in teachers]
    near = torch.arange(len(PIECES))[:, None].repeat(1, NEAREST)
    losses: list[float] = []
    fit_by_teachers(
        pupil,
        teachers,
        near,
        lambda _: unmarked,
        QUESTIONS,
        Taught(epochs=120, rate=1e-2, lean=1.0),
        after=lambda _, loss: losses.append(loss),
    )
    assert events(pupil, rows()) == events(teachers[0], rows())
    assert losses[-1] < losses[0] / 5
    for teacher, weights in zip(teachers, before, strict=True):
        assert torch.equal(teacher.answers[0].weight, weights)


def test_what_a_teacher_takes_for_a_telling_and_is_not_marked_is_left_open(base: Path) -> None:
    overlooked = Passage(BOMBED.words)
    (found,) = doubted([overlooked], learned(base), WORDS)
    assert found.unsure == {1}
    assert doubted([BOMBED], learned(base), WORDS) == [BOMBED]


def test_a_word_is_exchanged_for_one_of_the_nearest_whole_ones() -> None:
    pieces = ["[CLS]", "chad", "mali", "of", "##ing", "sahel"]
    vectors = torch.tensor([[9.0, 9.0], [1.0, 0.1], [1.0, 0.2], [1.0, 0.1], [1.0, 0.1], [-1.0, 0.3]])
    near = near_words(torch.cat([vectors, torch.ones(1, 2)]), pieces)
    assert near.shape == (7, NEAREST)
    assert near[1, :2].tolist() == [2, 5]
    for alone in (0, 3, 4, 6):
        assert set(near[alone].tolist()) == {alone}
    ids = torch.tensor([[0, 1, 2, 3] * 50])
    other = exchanged(ids, near, torch.Generator().manual_seed(0))
    changed = (other != ids).nonzero()[:, 1] % 4
    assert set(changed.tolist()) == {1, 2}
    assert 0 < len(changed) < 40


def test_the_same_seed_cuts_reports_alike_and_another_otherwise() -> None:
    long = Passage(("Chad", ".") * 200, sentences=tuple(range(0, 400, 2)))
    lengths = [[len(row.ids) for row in rows_of([long], WORDS, seed)] for seed in (0, 0, 1)]
    assert lengths[0] == lengths[1] != lengths[2]
    assert max(map(max, lengths)) <= 256


def test_what_is_exported_tells_of_the_same_as_what_has_learned(base: Path, tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="the export needs onnx: pip install -e '.[train]'")
    from dragoman.training.exporting import export_tagger

    vocabulary, folder = tmp_path / "vocab.txt", tmp_path / "out"
    vocabulary.write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    export_tagger(learned(base), folder, LABELS, vocabulary)
    doc = Doc(Vocab(), words=list(BOMBED.words))
    tags = Tagger(folder).read([doc[:]])
    assert [word for word, _ in tags.telling(0.5)] == [1]
    assert tags.judgement(1).type == "ASSAULT"
    sides = tags.sides(1)
    assert [max(side, key=side.__getitem__) for side in sides] == [0, 2]
