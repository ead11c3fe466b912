"""Do the served pages work in a browser: for a mouse, a keyboard, a small or dark screen, a screen reader?"""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from dragoman.records import Report
from dragoman.store import Store
from dragoman.web.site.app import make_app
from fake_coder import FakeCoded, FakeCoder
from marked_events import made_event

pytestmark = pytest.mark.browser
TOKEN = "a-token-of-many-characters"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
STILL = {"name": "prefers-reduced-motion", "value": "reduce"}  # a click meets what it aims at
DARK = {"features": [{"name": "prefers-color-scheme", "value": "dark"}, STILL]}
ATTACK = "<script>window.hacked = 1</script><img src=http://192.0.2.1/x onerror=window.hacked=1>"
PAGES = ("/", "/events", "/pair?a=KEN&b=GHA", "/commitments?a=KEN&b=GHA", "/actor?id=KEN", "/reports", "/report?id=talks", "/event/EVENT", "/review", "/x")  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served in this process from a store of 66 records."""
    path = tmp_path_factory.mktemp("site") / "news.duckdb"
    many = " ".join(
        f"Kenya met Ghana in Oslo on 2026-{m:02}-{d:02}." for m in (1, 2, 3) for d in range(1, 21)
    )
    hostile = Report(text=f"Kenya met Ghana. {ATTACK}", id="hostile", title=ATTACK, publisher=ATTACK)
    attacked = made_event(
        hostile, tellings=[(0, 15)], evidence=[("place", (17, 30))], names=(ATTACK, ATTACK), type="ASSAULT", quad_class=4
    )  # fmt: skip
    talks = Report(text="Kenya met Ghana on 2026-04-02. Peru met Chile. Kenya met Peru.", id="talks")
    with Store.open(path) as store:
        coded = [FakeCoder().examine(report) for report in (Report(text=many, id="many"), talks)]
        promises = [promised("2026-04-03", "Kenya promised Ghana rice.", "AGREE", "AID"), promised("2026-04-09", "Kenya sent Ghana rice.", "AID", "")]  # fmt: skip
        store.add([*coded, FakeCoded(hostile, (attacked,), 1), *promises], coder_version="test")
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(path, token=TOKEN), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


def promised(day: str, words: str, type: str, content: str) -> FakeCoded:
    """A report of one act of Kenya for Ghana."""
    report = Report(text=words, id=f"promise-{day}", published=day)
    made = made_event(report, tellings=[(0, len(words) - 1)], day=day, type=type)
    target = (replace(made.target[0], country="GHA"),)
    return FakeCoded(report, (replace(made, event_id=f"{day[-2:]:f>16}", target=target, content=content),), 1)


@pytest.fixture
def go(driver: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Goes to a page of the site; the function that runs a script there."""

    def going(address: str, *, width: int = 1280) -> Callable[..., Any]:
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        driver.get(site + address.replace("EVENT", event_of(driver, site) if "EVENT" in address else ""))
        return driver.execute_script  # type: ignore[no-any-return]

    for kind in ("browser", "performance"):
        driver.get_log(kind)
    driver.delete_all_cookies()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [STILL]})
    yield going
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def event_of(driver: Any, site: str) -> str:
    """The id of the one record of 2 April."""
    driver.get(f"{site}/events?since=2026-04-02&until=2026-04-02")
    return str(driver.execute_script("return document.querySelector('a.open').href.split('/').pop()"))


def faults(driver: Any) -> list[str]:
    """What axe finds wrong with a page, by the rules of WCAG 2.2 A and AA."""
    driver.execute_script(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = driver.execute_async_script(
        "const done = arguments[1]; axe.run({runOnly: arguments[0], resultTypes: ['violations']}).then(r => done(r.violations))", tags
    )  # fmt: skip
    return [f"{v['id']} ({v['impact']}): {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found]


def sign_in(driver: Any, site: str) -> None:
    driver.get(f"{site}/review")
    driver.find_element("name", "name").send_keys("Ada")
    driver.find_element("name", "token").send_keys(TOKEN)
    follow(driver, "css selector", ".sign button")


def follow(driver: Any, by: str, what: str) -> None:
    """Click what leads to another page, or to this one anew, and wait until that is there."""
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.support.wait import WebDriverWait

    driver.execute_script("window.left = true")
    driver.find_element(by, what).click()
    WebDriverWait(
        driver, 20, 0.05, ignored_exceptions=[WebDriverException]
    ).until(  # raised while pages change
        lambda d: d.execute_script("return !window.left && document.readyState === 'complete'")
    )


def press(driver: Any, *keys: str) -> Any:
    """Press keys; what has the focus then."""
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()
    return driver.switch_to.active_element


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_no_fault_by_day_or_by_night_and_nothing_sticks_out_on_a_phone(
    go: Callable[..., Any], driver: Any, address: str
) -> None:
    run = go(address)
    run("for (const d of document.querySelectorAll('details')) d.open = true")
    assert faults(driver) == []

    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", DARK)
    assert run("return getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    assert faults(driver) == []

    go(address, width=360)
    assert run("return [innerWidth, document.documentElement.scrollWidth]") == [360, 360]


def test_the_console_is_quiet_and_only_the_site_is_asked(
    go: Callable[..., Any], driver: Any, site: str
) -> None:
    for address in ("/", "/report?id=hostile", "/events"):
        run = go(address)
        assert run("return [typeof window.hacked, document.images.length]") == ["undefined", 0]
    time.sleep(0.2)  # for a request that should not come

    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"}
    assert asked
    assert {url for url in asked if not url.startswith(site + "/")} == set()
    assert driver.get_log("browser") == []


def test_filters_are_filled_in_kept_in_the_address_and_taken_away(
    go: Callable[..., Any], driver: Any
) -> None:
    go("/events")
    driver.find_element("id", "f-actor").send_keys("Peru")
    follow(driver, "css selector", ".filters button")
    assert "actor=Peru" in driver.current_url
    assert len(driver.find_elements("css selector", "a.open")) == 2

    follow(driver, "css selector", ".chips a")
    assert "Peru" not in driver.current_url
    assert len(driver.find_elements("css selector", "a.open")) == 50
    follow(driver, "css selector", "a[rel=next]")
    assert len(driver.find_elements("css selector", "a.open")) == 16


def test_a_reader_comes_from_the_overview_to_the_words(go: Callable[..., Any], driver: Any) -> None:
    go("/")
    follow(driver, "link text", "Ghana and Kenya")
    assert driver.title.startswith("Ghana and Kenya")
    follow(driver, "css selector", "a.open")
    driver.find_element("xpath", "//details//button[contains(., 'Ghana')]").click()

    assert driver.find_element("css selector", ".text .hit").text == "Ghana"
    follow(driver, "css selector", ".crumb a")
    assert "/report?id=" in driver.current_url


def test_a_reader_comes_from_a_promise_to_what_became_of_it(go: Callable[..., Any], driver: Any) -> None:
    go("/pair?a=KEN&b=GHA")
    pledge = driver.find_element("css selector", ".pledge")
    assert "Promise of AID" in pledge.text
    assert "seems kept" in pledge.text
    follow(driver, "css selector", ".sequels a")
    assert driver.find_element("css selector", ".text").text == "Kenya sent Ghana rice."

    go("/pair?a=KEN&b=GHA")
    follow(driver, "css selector", ".take a.first")
    assert driver.find_element("css selector", "h1").text == "Promises, requests, threats and plans"
    assert len(driver.find_elements("css selector", ".pledge")) == 1


def test_types_are_told_apart_by_line_letters_and_colour_by_day_and_by_night(
    go: Callable[..., Any], driver: Any
) -> None:
    looks = """
        const style = m => getComputedStyle(m), marks = [...document.querySelectorAll('mark')];
        return marks.map(m => [style(m).textDecorationStyle, style(m).textDecorationColor, getComputedStyle(m.nextElementSibling, '::before').content])"""
    legend = "return [...document.querySelectorAll('.types li')].map(li => li.textContent.trim())"
    seen = []
    for report in ("talks", "promise-2026-04-03"):
        run = go(f"/report?id={report}")
        seen.append((run(looks)[-1], run(legend)))
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", DARK)
    night = run(looks)[-1]

    (meeting, of_talks), (promise, of_promise) = seen
    assert meeting[0::2] == ["solid", '"3\xa0CON"']
    assert promise == ["dashed", "rgb(63, 81, 181)", '"1\xa0AGR"']
    assert night == ["dashed", "rgb(165, 180, 252)", '"1\xa0AGR"']
    assert (of_talks, of_promise) == (["CON consult 3"], ["AGR agree"])


def test_a_bar_and_a_dot_of_the_pictures_say_their_numbers(go: Callable[..., Any]) -> None:
    run = go("/")

    assert run("return document.querySelectorAll('.flow g').length") > 5
    assert "Oslo, NOR: 60 events" in run("return document.querySelector('.map a title').textContent")
    assert run("return document.querySelectorAll('.numbers tbody tr').length") > 5


def test_words_that_are_pointed_at_say_which_values_rest_on_them(go: Callable[..., Any], driver: Any) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    go("/report?id=talks")
    ActionChains(driver).move_to_element(driver.find_element("css selector", "mark")).perform()
    tip = driver.find_element("css selector", ".tip")

    assert tip.is_displayed()
    assert "CONSULT" in tip.text
    assert "who.country" in tip.text
    press(driver, "\ue00c")  # Escape
    assert not tip.is_displayed()


def test_a_page_can_be_used_with_the_keyboard_alone(go: Callable[..., Any], driver: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    run = go("/report?id=talks")
    assert press(driver, Keys.TAB).get_attribute("class") == "skip"
    press(driver, Keys.ENTER)
    assert press(driver, Keys.TAB).get_attribute("href").endswith("/reports")
    assert press(driver, Keys.TAB).get_attribute("class") == "text box"
    note = press(driver, Keys.TAB)
    assert note.get_attribute("class").startswith("note")
    assert driver.find_element("css selector", ".tip").is_displayed()
    assert run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert press(driver, Keys.ENTER).tag_name == "summary"
    assert press(driver, Keys.TAB).get_attribute("data-key")
    assert run("return document.querySelector('.text .hit').textContent")


def test_a_reviewer_signs_in_corrects_and_accepts(go: Callable[..., Any], driver: Any, site: str) -> None:
    go("/event/EVENT")
    event = driver.current_url
    assert driver.find_elements("css selector", ".review form") == []
    sign_in(driver, site)
    driver.get(event)
    assert faults(driver) == []

    box = driver.find_element("css selector", "input[aria-label='target: country']")
    box.clear()
    box.send_keys("GIN")
    follow(driver, "css selector", "button[aria-label='Correct target: country']")
    follow(driver, "css selector", "button.yes")
    said = driver.find_element("css selector", ".review ol").text
    assert "Ada: corrects target: country, from “GHA” to “GIN”" in said
    assert "Ada: accepts the record" in said
    assert driver.find_element("css selector", "button.yes").get_attribute("aria-pressed") == "true"

    driver.get(f"{site}/review")
    assert "1 record judged by 1 reviewer" in driver.find_element("css selector", ".lead").text
    follow(driver, "xpath", "//button[.='Sign out']")
    driver.get(event)
    assert driver.find_elements("css selector", ".review form") == []


def test_a_page_prints_without_what_only_a_screen_needs(go: Callable[..., Any], driver: Any) -> None:
    run = go("/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    shown = run("return ['.top', '.filters', '.flow', 'main table'].map(q => getComputedStyle(document.querySelector(q)).display)")  # fmt: skip
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})

    assert shown == ["none", "none", "block", "table"]
