"""Does the page work in a browser, opened from a file?"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.records import Report
from dragoman.web.page import page
from marked_events import made_event

pytestmark = pytest.mark.browser
TEXT = (
    "Kenya met Ghana on Monday. <b>Later</b> Peru bombed Chile, Kenya said.\n\n"
    + "Nothing more was said. " * 150
)
ATTACK = "<script>window.hacked = 1</script><img src=http://192.0.2.1/x onerror=window.hacked=1>"
DARK = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}


@pytest.fixture
def run(driver: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Runs a script on a freshly opened page of two reports with three records."""
    first = Report(text=TEXT, id="first", title="A first report")
    second = Report(text=f"Kenya met Ghana. {ATTACK}", id="second", title=ATTACK, publisher=ATTACK)
    records = [
        made_event(first, tellings=[(0, 25), (60, 70)], evidence=[("start", (19, 25)), ("type", (0, 25))]),
        made_event(
            first, tellings=[(40, 57)], evidence=[("source.0.name", (40, 44))], type="ASSAULT", quad_class=4
        ),
    ]
    attacked = made_event(
        second, tellings=[(0, len(second.text))], evidence=[("place", (17, 30))], names=(ATTACK, ATTACK)
    )
    path = tmp_path / "page.html"
    path.write_text(page([(first, records), (second, [attacked])], title="Sample"), encoding="utf-8")
    for kind in ("browser", "performance"):
        driver.get_log(kind)  # what an earlier test left
    driver.get("about:blank")
    size(driver, 1280, 900)
    driver.get(path.as_uri())
    driver.execute_script("document.documentElement.style.scrollBehavior = 'auto'")
    yield driver.execute_script
    size(driver, 1280, 900)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def size(driver: Any, width: int, height: int) -> None:
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def lit(run: Callable[..., Any], kind: str) -> str:
    """The words that are marked, once the browser has told the page of what was opened or closed."""
    time.sleep(0.1)
    return str(
        run(f"return [...document.querySelectorAll('.text .{kind}')].map(p => p.textContent).join('|')")
    )


def press(driver: Any, key: str, *, times: int = 1) -> str:
    """Press a key; what has the focus then, as tag#id or tag.class."""
    from selenium.webdriver.common.action_chains import ActionChains

    for _ in range(times):
        ActionChains(driver).send_keys(key).perform()
    return str(
        driver.execute_script(
            "const a = document.activeElement; return a.tagName + (a.id ? '#' + a.id : '.' + a.className)"
        )
    )


def test_the_page_holds_the_report_exactly_and_obeys_nothing_in_it(
    run: Callable[..., Any], driver: Any
) -> None:
    shown = run("return [...document.querySelectorAll('.text')].map(t => t.textContent)")

    assert shown == [TEXT, f"Kenya met Ghana. {ATTACK}"]
    assert run("return [typeof window.hacked, document.images.length, document.title]") == [
        "undefined",
        0,
        "Sample",
    ]


def test_choosing_a_record_marks_the_words_that_tell_of_it(run: Callable[..., Any], driver: Any) -> None:
    from selenium.webdriver.common.by import By

    driver.find_element(By.CSS_SELECTOR, "#r1 > summary").click()
    assert lit(run, "on").replace("|", "") == TEXT[:25] + TEXT[60:70]

    driver.find_element(By.CSS_SELECTOR, "#r2 > summary").click()
    assert lit(run, "on").replace("|", "") == TEXT[40:57]

    driver.find_element(By.CSS_SELECTOR, "#r2 > summary").click()
    assert (lit(run, "on"), lit(run, "hit")) == ("", "")


def test_choosing_a_value_marks_its_very_words(run: Callable[..., Any], driver: Any) -> None:
    from selenium.webdriver.common.by import By

    driver.find_element(By.CSS_SELECTOR, "#r1 > summary").click()
    driver.find_element(By.XPATH, "//*[@id='r1']//button[contains(., 'Monday')]").click()

    assert lit(run, "hit") == "Monday"
    assert (
        run("return getComputedStyle(document.querySelector('.hit')).backgroundColor") == "rgb(255, 210, 77)"
    )
    assert run("return document.querySelectorAll('button[aria-pressed=true]').length") == 1


def test_marked_words_the_table_and_the_time_line_open_the_record(
    run: Callable[..., Any], driver: Any
) -> None:
    from selenium.webdriver.common.by import By

    opened = "return [...document.querySelectorAll('details.record[open]')].map(d => d.id).join()"
    driver.find_elements(By.CSS_SELECTOR, "mark.q4")[0].click()
    assert run(opened) == "r2"

    driver.find_element(By.CSS_SELECTOR, "td a[href='#r1']").click()
    assert run(opened) == "r1,r2"

    driver.find_element(By.CSS_SELECTOR, "svg a[href='#r3']").click()
    assert run(opened) == "r1,r2,r3"


def test_an_address_with_a_record_opens_it(run: Callable[..., Any], driver: Any) -> None:
    driver.get(driver.current_url.partition("#")[0] + "#r2")
    driver.refresh()

    assert run("return document.getElementById('r2').open") is True


def test_all_can_be_reached_with_the_keyboard_alone(run: Callable[..., Any], driver: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    assert press(driver, Keys.TAB) == "A.skip"
    stops = [press(driver, Keys.TAB) for _ in range(14)]
    assert stops.count("DIV.scroll") == 1
    assert "DIV.text box" in stops
    assert [stop for stop in stops if stop.startswith("A.note")]

    run("document.querySelector('#r1 > summary').focus()")
    press(driver, Keys.ENTER)
    assert press(driver, Keys.TAB).startswith("BUTTON")
    assert lit(run, "hit").replace("|", "") == TEXT[:25]
    assert run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_everything_that_acts_has_a_name(run: Callable[..., Any]) -> None:
    nameless = run(
        "return [...document.querySelectorAll('a, button, summary, [role=region], svg[role=group]')].filter(e => "
        "!(e.textContent.trim() || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML)"
    )

    assert nameless == []
    assert run("return document.querySelectorAll('.note').length") == 4


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out_at_the_side(run: Callable[..., Any], driver: Any, width: int) -> None:
    size(driver, width, 800)
    run("for (const d of document.querySelectorAll('details')) d.open = true")

    assert run("return innerWidth") == width
    assert run("return document.documentElement.scrollWidth") <= width


def test_a_dark_screen_gets_a_dark_page_with_the_same_contrast(run: Callable[..., Any], driver: Any) -> None:
    light = contrasts(run)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", DARK)
    dark = contrasts(run)

    assert run("return getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    assert min(light.values()) >= 4.5, light
    assert min(dark.values()) >= 4.5, dark


def contrasts(run: Callable[..., Any]) -> dict[str, float]:
    """WCAG 2 contrast of each colour that words are written in with the ground that they stand on."""
    pairs = "ink/paper soft/paper soft/card q1/card q2/card q3/card q4/card q1/paper q2/paper q3/paper q4/paper ink/tell hit-ink/hit"
    script = """
    const style = getComputedStyle(document.documentElement);
    const light = name => {
      let hex = style.getPropertyValue('--' + name).trim().slice(1);
      if (hex.length === 3) hex = [...hex].map(c => c + c).join('');
      const [r, g, b] = [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    return Object.fromEntries(arguments[0].split(' ').map(pair => {
      const [a, b] = pair.split('/').map(light);
      return [pair, Math.max(a, b) / Math.min(a, b)];
    }));"""
    return {str(pair): float(value) for pair, value in run(script, pairs).items()}


def test_printing_opens_every_record(run: Callable[..., Any]) -> None:
    run("dispatchEvent(new Event('beforeprint'))")
    assert run("return document.querySelectorAll('details:not([open])').length") == 0

    run("dispatchEvent(new Event('afterprint'))")
    assert run("return document.querySelectorAll('details[open]').length") == 0


def test_the_console_is_quiet_and_nothing_is_asked_of_a_network(run: Callable[..., Any], driver: Any) -> None:
    run("for (const d of document.querySelectorAll('details')) d.open = true")
    time.sleep(0.5)  # for a request that should not come

    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = {
        m["params"]["request"]["url"].partition(":")[0]
        for m in sent
        if m["method"] == "Network.requestWillBeSent"
    }
    assert asked == {"file"}
    assert driver.get_log("browser") == []
