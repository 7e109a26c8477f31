"""Starts and stops the server for the crash test and the measurements. Standard library only."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One run of the binary on a data directory."""

    def __init__(self, binary, directory, port=None, log=None, **settings):
        self.port = port or free_port()
        environment = dict(os.environ)
        environment.update(
            MINITER_SERVER_PORT=str(self.port),
            MINITER_STORAGE_DIRECTORY=directory,
            # Cheap hashes: passwords are not what is tried here.
            MINITER_AUTH_ARGON2_MEMORY_KIB="8192",
            MINITER_AUTH_ARGON2_ITERATIONS="1",
            MINITER_AUTH_HASHING_QUEUE="1024",
            MINITER_LOG_LEVEL="notice",
            MINITER_LOG_FORMAT="text",
        )
        environment.update({"MINITER_" + key: str(value) for key, value in settings.items()})
        self.log = log or subprocess.DEVNULL
        self.process = subprocess.Popen(
            [binary, "serve"], env=environment, stderr=self.log, stdout=subprocess.DEVNULL
        )

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def wait_until_ready(self, seconds=60):
        """Returns how long it took; None where the process ended before."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.process.poll() is not None:
                return None
            try:
                connection = self.connection()
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.005)
        raise TimeoutError("the server does not become ready")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
        return 0


class Client:
    """Speaks v2 over one connection."""

    def __init__(self, server):
        self.connection = server.connection()

    def call(self, method, path, body=None, token=None):
        headers = {}
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body)
        if token:
            headers["Authorization"] = "Bearer " + token
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        data = response.read()
        return response.status, json.loads(data) if data[:1] == b"{" else None

    def sign_up(self, name):
        return self.call("POST", "/v2/users", {"username": name, "name": name, "password": "correct horse"})

    def log_in(self, name):
        status, answer = self.call("POST", "/v2/tokens", {"username": name, "password": "correct horse"})
        if status != 201:
            raise RuntimeError(f"log-in of {name}: {status} {answer}")
        return answer["data"]["accessToken"]
