#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""crash.py MPWIZARD: what a crash and a curious neighbour get from the program while it holds a secret.

A server that never answers keeps the AppSecret in use. Then another process of the same ordinary user tries to read the
program's memory and to attach to it; and the program is ended by SIGSEGV where core dumps are allowed. As root everything
runs as "nobody": root may read what it likes.
"""
import ctypes
import errno
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

SECRET = "0123456789abcdef" * 2
RUNS = 10
NOBODY = 65534
PTRACE_SEIZE, PTRACE_DETACH = 0x4206, 17


def become_user():
    """As the child, before it runs anything."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def allow_cores():
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    become_user()


class Loaded:
    """The program, with a secret on its way to a server that does not answer."""

    def __init__(self, program, folder):
        self.server = socket.create_server(("127.0.0.1", 0))
        services = os.path.join(folder, "services.json")
        with open(services, "w", encoding="ascii") as file:
            json.dump({"wechat": f"http://127.0.0.1:{self.server.getsockname()[1]}"}, file)
        self.cwd = tempfile.mkdtemp(dir=folder)
        os.chmod(self.cwd, 0o777)
        self.process = subprocess.Popen(
            [program, "--services", services, "doctor", "--appid", "wx0123456789abcdef", "--secret-stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.cwd, preexec_fn=allow_cores)
        self.process.stdin.write(SECRET.encode() + b"\n")
        self.process.stdin.close()
        self.process.stdin = None
        self.server.settimeout(20)
        self.connection = self.server.accept()[0]
        sent = b""
        while SECRET.encode() not in sent:
            piece = self.connection.recv(65536)
            assert piece, "the program ended before it had sent its request"
            sent += piece

    def end(self):
        output = self.process.communicate()
        self.connection.close()
        self.server.close()
        return output


def attempts(pid):
    """What reading process PID gives; runs as the same user in a child. Each: "ok" or the error's name."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

    def opened(name):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                if name != "mem":
                    file.read()
            return "ok"
        except OSError as error:
            return errno.errorcode[error.errno]

    results = {name: opened(name) for name in ("mem", "maps", "environ")}
    seized = libc.ptrace(PTRACE_SEIZE, pid, None, None) == 0
    results["ptrace"] = "ok" if seized else errno.errorcode[ctypes.get_errno()]
    return results


def as_user(pid):
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        become_user()
        os.write(write_end, json.dumps(attempts(pid)).encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        results = json.load(pipe)
    os.waitpid(child, 0)
    return results


def test_neighbour(program, folder):
    sleeper = subprocess.Popen(["sleep", "60"], preexec_fn=become_user)
    open_process = as_user(sleeper.pid)
    sleeper.kill()
    sleeper.wait()
    print("an ordinary process:", open_process)
    assert open_process["mem"] == "ok", "even an ordinary process cannot be read here: the test proves nothing"
    loaded = Loaded(program, folder)
    closed = as_user(loaded.process.pid)
    loaded.process.kill()
    loaded.end()
    print("the program:", closed)
    assert all(result in ("EACCES", "EPERM") for result in closed.values()), closed


def test_crash(program, folder):
    for _ in range(RUNS):
        loaded = Loaded(program, folder)
        loaded.process.send_signal(signal.SIGSEGV)
        status = os.waitpid(loaded.process.pid, 0)[1]
        loaded.process.returncode = status
        out, err = loaded.process.stdout.read(), loaded.process.stderr.read()
        loaded.connection.close()
        loaded.server.close()
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV, status
        assert not os.WCOREDUMP(status), "it dumped its core"
        assert not os.listdir(loaded.cwd), os.listdir(loaded.cwd)
        assert err == b"" and SECRET.encode() not in out, (out, err)
    print(f"{RUNS} crashes: no core, nothing said")


def main():
    folder = tempfile.mkdtemp(dir="/tmp", prefix="crash-")
    try:
        os.chmod(folder, 0o755)
        program = shutil.copy(sys.argv[1], folder)  # where "nobody" may run it
        test_neighbour(program, folder)
        test_crash(program, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
