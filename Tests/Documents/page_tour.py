"""Calls every operation of the three contracts through the forms of /docs, as somebody with a browser would."""

import json
import subprocess
import sys
from pathlib import Path

import requests
from playwright.sync_api import Page, sync_playwright

BASE, CHROMIUM, PICTURES = sys.argv[1:4]
GIF = {"name": "me.gif", "mimeType": "image/gif", "buffer": b"GIF89a\x01\x00\x01\x00\x00\x00\x00,"}


class Tour:
    """One contract's page, and which of its operations have been called."""

    def __init__(self, page: Page, contract: str) -> None:
        self.page, self.contract = page, contract
        self.called: set[str] = set()

    def call(self, operation: str, status: int, body: dict | None = None, form: dict | None = None, file: bool = False,
             **parameters: object) -> dict:
        """Opens an operation's card, fills its form, sends it, and reads what the page shows."""
        self.page.goto(f"{BASE}/docs#{self.contract}/{operation}")
        card = self.page.locator(f'[id="{self.contract}/{operation}"]')
        card.locator("form.attempt").wait_for()
        for name, value in parameters.items():
            card.locator(f'.attempt input[name$=":{name}"]').fill(str(value))
        types = card.locator('.attempt select[name="type"]')
        if body is not None:
            if types.count():
                types.select_option("application/json")
            card.locator('.attempt textarea[name="body"]').fill(json.dumps(body, ensure_ascii=False))
        if form is not None:
            types.select_option("multipart/form-data")
            for name, value in form.items():
                card.locator(f'.attempt input[name="{name}"]').fill(value)
        if file:
            card.locator('.attempt input[type="file"]').set_input_files(GIF)
        # The card may still be open from the last call.
        card.locator(".result").evaluate("result => result.replaceChildren()")
        card.locator("button.send").click()
        shown = card.locator(".result [data-status]")
        shown.wait_for()
        found, text = shown.get_attribute("data-status"), card.locator(".result .block code").all_inner_texts()
        if found != str(status):
            sys.exit(f"FAILED: {self.contract}/{operation}: {found} instead of {status}: {text}")
        if status < 300:
            self.called.add(operation)
        return json.loads(text[0]) if text else {}

    def end(self) -> None:
        """Nothing of the contract may be left out."""
        document = requests.get(f"{BASE}/{self.contract}/openapi.json", timeout=10).json()
        operations = {spec["operationId"] for path in document["paths"].values() for spec in path.values()}
        missing = operations - self.called
        if missing:
            sys.exit(f"FAILED: {self.contract}: not called: {', '.join(sorted(missing))}")
        print(f"ok   {self.contract}: {len(operations)} operations")


def v2(tour: Tour) -> None:
    new = {"username": "v2.minji", "name": "민지", "email": "v2@example.com", "password": "correct horse"}
    mine = tour.call("signUp", 201, new)["data"]["id"]
    tour.call("signUp", 400, new)
    friend = tour.call("signUp", 201, form={"username": "v2.junho", "name": "준호", "password": "correct horse"}, file=True)
    friend = friend["data"]["id"]
    grant = tour.call("logIn", 201, {"username": "v2.minji", "password": "correct horse"})["data"]
    tour.call("listUsers", 200, query="v2.", size=5, sort="id,desc")
    assert tour.call("getUser", 200, id="me")["data"]["id"] == mine
    assert tour.call("checkDuplicate", 200, username="V2.MINJI")["data"]["duplicate"]
    tour.call("putUser", 200, {"id": mine, **new})
    tour.call("replaceUser", 200, new, id=mine)
    tour.call("changeUser", 200, {"profile": "안녕하세요"}, id="me")
    assert "profileImageUrl" in tour.call("changePicture", 200, file=True, id="me")["data"]
    tour.call("removePicture", 200, id="me")
    tweet = tour.call("postTweet", 201, {"content": "문서에서 쓴 글"})["data"]["id"]
    assert tour.call("listTweets", 200, username="v2.minji")["data"][0]["id"] == tweet
    tour.call("getTweet", 200, id=tweet)
    tour.call("putTweet", 200, {"id": tweet, "content": "다시 쓴 글"})
    tour.call("replaceTweet", 200, {"content": "또 쓴 글"}, id=tweet)
    tour.call("changeTweet", 200, {"content": "고친 글"}, id=tweet)
    tour.call("follow", 201, {"userId": friend})
    assert tour.call("listFriends", 200)["data"][0]["id"] == friend
    tour.call("listUserFriends", 200, id=mine)
    tour.call("listUserFollowers", 200, id=friend)
    tour.call("listUserTweets", 200, id="me")
    assert tour.call("homeTimeline", 200)["data"][0]["content"] == "고친 글"
    tour.call("unfollow", 204, userId=friend)
    tour.call("deleteTweet", 204, id=tweet)
    tour.call("getTweet", 404, id=tweet)
    tour.call("listErrorCodes", 200)
    tour.call("renewSession", 201, {"refreshToken": grant["refreshToken"]})
    tour.call("logOut", 204)
    tour.call("homeTimeline", 401)
    tour.page.locator("#forget").click()
    tour.call("logIn", 201, {"username": "v2.minji", "password": "correct horse"})
    tour.call("deleteUser", 204, id="me")
    tour.page.locator("#forget").click()
    tour.end()


def v1(tour: Tour) -> None:
    new = {"username": "v1.minji", "name": "민지", "password": "correct horse"}
    mine = tour.call("signUp", 201, new)["user"]["id"]
    friend = tour.call("signUp", 201, form={**new, "username": "v1.junho"}, file=True)["user"]["id"]
    grant = tour.call("logIn", 201, {"username": "v1.minji", "password": "correct horse"})["token"]
    tour.call("listUsers", 200, query="v1.", limit=2, filter="id,name")
    tour.call("changeUser", 200, {"profile": "안녕하세요"}, id="me")
    tour.call("changePicture", 200, file=True, id="me")
    tour.call("removePicture", 200, id="me")
    tweet = tour.call("postTweet", 201, {"content": "문서에서 쓴 글"})["tweet"]["id"]
    tour.call("listTweets", 200, query="문서에서", filter="content")
    tour.call("getTweet", 200, id=tweet)
    tour.call("changeTweet", 200, {"content": "고친 글"}, id=tweet)
    tour.call("follow", 201, {"userId": friend})
    assert tour.call("getUser", 200, id=mine, include="friends,tweets")["friends"][0]["id"] == friend
    tour.call("listFriends", 200)
    tour.call("listUserFriends", 200, id="me")
    tour.call("listUserFollowers", 200, id=friend)
    tour.call("listUserTweets", 200, id=mine)
    tour.call("homeTimeline", 200)
    tour.call("unfollow", 204, userId=friend)
    tour.call("deleteTweet", 204, id=tweet)
    tour.call("listErrorCodes", 200)
    tour.call("renewSession", 201, {"refreshToken": grant["refreshToken"]})
    tour.call("logOut", 204)
    tour.page.locator("#forget").click()
    tour.call("logIn", 201, {"username": "v1.minji", "password": "correct horse"})
    tour.call("deleteUser", 204, id="me")
    tour.page.locator("#forget").click()
    tour.end()


def classic(tour: Tour) -> None:
    user = {"user_id": "classic.minji", "user_password": "pw"}
    tour.call("signUp", 200, {**user, "user_name": "민지", "user_csrf": "from-the-page"})
    assert tour.call("logIn", 200, user)["message"] == "Login Success"
    assert "민지" in tour.call("userInfo", 200, {"user_csrf": "from-the-page"})["data"]
    posted = tour.call("postTweet", 200, {"user_id": "classic.minji", "user_content": "클래식 글"})
    assert posted["message"] == "Tweet Success", posted
    assert tour.call("listTweets", 200)["data"][0]["content_id"] == posted["content_id"]
    gone = tour.call("deleteTweet", 200, {"user_id": "classic.minji", "content_id": posted["content_id"]})
    assert gone["message"] == "Delete Success", gone
    tour.end()


def paste(page: Page) -> None:
    """Every example as curl is something that a shell can read."""
    commands = page.evaluate("""async () => {
        const { snippets } = await import("/docs/snippets.js");
        const documents = await Promise.all(["v1", "v2", "classic"].map(async (contract) =>
            (await fetch(`/${contract}/openapi.json`)).json()));
        return documents.flatMap(({ paths }) => Object.values(paths)).flatMap((path) => Object.values(path))
            .flatMap((spec) => spec["x-exchanges"]).map(snippets.curl);
    }""")
    for command in commands:
        subprocess.run(["bash", "-n"], input=command, text=True, check=True)
    print(f"ok   {len(commands)} examples as curl")


def look(page: Page) -> None:
    """Search, languages and the table of codes; and nothing may be wider than a phone."""
    page.goto(f"{BASE}/docs#errors")
    page.locator(".registry tbody tr").nth(23).wait_for()
    page.keyboard.press("/")
    page.keyboard.type("friend_001")
    page.locator(".found").wait_for()
    assert page.locator(".operation").count() == 2
    page.keyboard.press("Escape")
    for view, size in (("phone", (390, 844)), ("desktop", (1360, 900))):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for hash in ("v2", "v2/listTweets", "v2/signUp", "v1/signUp", "classic/logIn", "errors"):
            page.goto(f"{BASE}/docs#{hash}")
            page.locator(f'[id="{hash}"] .details' if "/" in hash else "main h2").first.wait_for()
            if hash == "v2/listTweets":
                Tour(page, "v2").call("listTweets", 200, size=3)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= size[0], f"{hash} is {width} wide on a {view}"
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{view}-{hash.replace('/', '-')}.png")
    language = page.locator("html").get_attribute("lang")
    page.locator("#language").click()
    page.locator(f'html:not([lang="{language}"])').wait_for(state="attached")
    print("ok   search, languages, phone and desktop")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    page = browser.new_page(locale="ko-KR")
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # What the server refuses the browser reports as well; all else, such as a breach of the policy, is wrong.
    page.on("console", lambda message: complaints.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text else None)
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith((BASE, "data:")) else None)
    for contract, tour in (("v2", v2), ("v1", v1), ("classic", classic)):
        tour(Tour(page, contract))
    paste(page)
    look(page)
    browser.close()
    if complaints or elsewhere:
        sys.exit(f"FAILED: {complaints} {elsewhere}")
print("documents: all of it can be done from the page")
