"""Kills the server under 32 writers, again and again; see run."""

import http.client
import os
import random
import shutil
import sys
import tempfile
import threading
import time

from server import Client, Server

WRITERS = 32


class Writer(threading.Thread):
    """Writes until the server is gone, and notes what it was told.

    For each thing it keeps what may be there: a set of one, or of two while an answer is awaited.
    """

    def __init__(self, name, user, token, book):
        super().__init__(daemon=True)
        self.writer, self.user, self.token, self.book = name, user, token, book
        self.server = None
        self.random = random.Random(name)
        self.failure = None

    def begin(self, server):
        threading.Thread.__init__(self, daemon=True)
        self.server = server
        self.start()

    def run(self):
        try:
            client = Client(self.server)
            while True:
                self.step(client)
        except (OSError, http.client.HTTPException):
            pass
        except Exception as error:
            self.failure = error

    def step(self, client):
        choice = self.random.random()
        mine = self.book.tweets[self.user]
        living = [number for number, texts in mine.items() if texts == {next(iter(texts))} and None not in texts]
        if choice < 0.5 or not living:
            self.post(client)
        elif choice < 0.7:
            self.edit(client, self.random.choice(living))
        elif choice < 0.85:
            self.delete(client, self.random.choice(living))
        elif choice < 0.95:
            self.follow(client)
        else:
            self.sign_up(client)

    def expect(self, status, *wanted):
        if status == 503:
            time.sleep(0.01)
            return False
        if status not in wanted:
            raise RuntimeError(f"unexpected status {status}")
        return True

    def post(self, client):
        text = self.book.text(self.user)
        status, answer = client.call("POST", "/v2/tweets", {"content": text}, self.token)
        if self.expect(status, 201):
            self.book.tweets[self.user][answer["data"]["id"]] = {text}
            self.book.count()

    def edit(self, client, number):
        text = self.book.text(self.user)
        mine = self.book.tweets[self.user]
        before = mine[number]
        mine[number] = before | {text}
        status, _ = client.call("PATCH", f"/v2/tweets/{number}", {"content": text}, self.token)
        if self.expect(status, 200):
            mine[number] = {text}
            self.book.count()

    def delete(self, client, number):
        mine = self.book.tweets[self.user]
        mine[number] = mine[number] | {None}
        status, _ = client.call("DELETE", f"/v2/tweets/{number}", None, self.token)
        if self.expect(status, 204):
            mine[number] = {None}
            self.book.count()

    def follow(self, client):
        friend = self.random.choice(self.book.users)
        friends = self.book.friends[self.user]
        now = friends.get(friend, {False})
        if friend == self.user or len(now) > 1:
            return
        friends[friend] = {True, False}
        if now == {True}:
            status, _ = client.call("DELETE", f"/v2/friends/{friend}", None, self.token)
            if self.expect(status, 204):
                friends[friend] = {False}
                self.book.count()
        else:
            status, _ = client.call("POST", "/v2/friends", {"userId": friend}, self.token)
            if self.expect(status, 201):
                friends[friend] = {True}
                self.book.count()

    def sign_up(self, client):
        name = self.book.name()
        status, answer = client.sign_up(name)
        if self.expect(status, 201):
            self.book.names[name] = answer["data"]["id"]
            self.book.count()


class Book:
    """What was sent and what was acknowledged."""

    def __init__(self):
        self.lock = threading.Lock()
        self.users, self.tweets, self.friends, self.names = [], {}, {}, {}
        self.sent_texts, self.sent_names = {}, set()
        self.acknowledged = 0
        self.number = 0

    def count(self):
        with self.lock:
            self.acknowledged += 1

    def text(self, user):
        with self.lock:
            self.number += 1
            text = f"글 {self.number} \"of\" user {user}"
            self.sent_texts[text] = user
            return text

    def name(self):
        with self.lock:
            self.number += 1
            name = f"new{self.number}"
            self.sent_names.add(name)
            return name

    def settle(self, server):
        """Compares with what the server has now, which from here on is what has to be there."""
        client = Client(server)
        faults = []
        found, path = {}, "/v2/tweets?size=100"
        while True:
            status, answer = client.call("GET", path)
            assert status == 200, status
            page = answer["data"]
            for tweet in page:
                found[tweet["id"]] = tweet
            if len(page) < 100:
                break
            path = f"/v2/tweets?size=100&before={page[-1]['id']}"
        for user, mine in self.tweets.items():
            for number, texts in mine.items():
                text = found[number]["content"] if number in found else None
                if text not in texts:
                    faults.append(f"tweet {number} is {text!r}, not {texts}")
                mine[number] = {text}
        known = {number for mine in self.tweets.values() for number in mine}
        for number, tweet in found.items():
            if number not in known:
                user = self.sent_texts.get(tweet["content"])
                if user is None:
                    faults.append(f"tweet {number} was never sent: {tweet['content']!r}")
                else:
                    self.tweets[user][number] = {tweet["content"]}
        for user, friends in self.friends.items():
            now, page_number = set(), 1
            while True:
                status, answer = client.call("GET", f"/v2/users/{user}/friends?size=100&page={page_number}")
                if status != 200:
                    faults.append(f"friends of {user}: {status}")
                    break
                now |= {friend["id"] for friend in answer["data"]}
                if len(answer["data"]) < 100:
                    break
                page_number += 1
            for friend in set(friends) | now:
                if (friend in now) not in friends.get(friend, {False}):
                    faults.append(f"{user} follows {friend}: {friend in now}, not {friends.get(friend)}")
                friends[friend] = {friend in now}
        names, page_number = {}, 1
        while True:
            status, answer = client.call("GET", f"/v2/users?size=100&page={page_number}")
            assert status == 200, status
            names.update({user["username"]: user["id"] for user in answer["data"]})
            if len(answer["data"]) < 100:
                break
            page_number += 1
        for name, number in self.names.items():
            if names.get(name) != number:
                faults.append(f"user {name} is {names.get(name)}, not {number}")
        for name, number in names.items():
            if name not in self.names:
                if name not in self.sent_names:
                    faults.append(f"user {name} was never sent")
                self.names[name] = number
        return faults


def prepare(server, book):
    writers = []
    client = Client(server)
    for index in range(WRITERS):
        name = f"writer{index}"
        book.sent_names.add(name)
        status, answer = client.sign_up(name)
        assert status == 201, answer
        user = answer["data"]["id"]
        book.users.append(user)
        book.names[name] = user
        book.tweets[user], book.friends[user] = {}, {}
        writers.append(Writer(name, user, client.log_in(name), book))
    return writers


def main(rounds, binary):
    directory = tempfile.mkdtemp(prefix="miniter-crash-")
    chance = random.Random(4)
    settings = {
        "STORAGE_SNAPSHOT_SECONDS": 1,
        "AUTH_ACCESS_TOKEN_SECONDS": 86400,
        "AUTH_MAX_LOGINS_PER_MINUTE": 0,
        "AUTH_MAX_SIGN_UPS_PER_MINUTE": 0,
    }
    log = open(os.path.join(directory, "log"), "wb")
    book, writers, faults, killed_while_starting = Book(), None, [], 0
    data = os.path.join(directory, "data")
    for number in range(1, rounds + 1):
        # Now and then killed while it recovers, too.
        for _ in range(chance.choice((0, 0, 0, 1, 2)) if writers else 0):
            server = Server(binary, data, log=log, **settings)
            time.sleep(chance.uniform(0, 0.03))
            server.kill()
            killed_while_starting += 1
        server = Server(binary, data, log=log, **settings)
        if server.wait_until_ready() is None:
            faults.append(f"round {number}: it does not start: {server.process.returncode}")
            break
        faults += [f"round {number}: {fault}" for fault in book.settle(server)]
        if faults:
            break
        writers = writers or prepare(server, book)
        before = book.acknowledged
        for writer in writers:
            writer.begin(server)
        # Snapshots come each second, so that some of these are met.
        time.sleep(chance.uniform(0.2, 1.6))
        server.kill()
        for writer in writers:
            writer.join()
            if writer.failure:
                faults.append(f"round {number}: {writer.writer}: {writer.failure!r}")
        print(f"round {number}: {book.acknowledged - before} writes acknowledged", flush=True)
        if faults:
            break
    if not faults:
        server = Server(binary, data, log=log, **settings)
        server.wait_until_ready()
        faults += [f"at the end: {fault}" for fault in book.settle(server)]
        if server.stop() != 0:
            faults.append("it does not stop cleanly")
    for fault in faults[:20]:
        print(fault)
    if faults:
        print(f"FAILED; data and log are in {directory}")
        return 1
    shutil.rmtree(directory)
    print(
        f"{rounds} rounds, {killed_while_starting} more kills while starting, {book.acknowledged} acknowledged writes: "
        "none lost, none that was never sent"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
