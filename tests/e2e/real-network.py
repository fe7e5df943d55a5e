#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""real-network.py STANDIN: what `doctor` makes of resolvers and proxies that fail, without any seam.

Runs the program named by MPWIZARD without --services in namespaces of its own (see real-services.py), against a DNS server
on port 53 that plays seven faults, and behind proxies that the environment names: one that works, one that wants a password,
a dead one, SOCKS, a captive portal and one that reads along with a CA of its own. Exit code 77: skipped.
"""
import http.server
import json
import os
import select
import socket
import socketserver
import ssl
import struct
import subprocess
import sys
import threading
import time

from namespace import Machine, enter

MPWIZARD = os.environ.get("MPWIZARD", "mpwizard")
ADDRESS = "93.184.215.14"
RESOLVER = "93.184.215.53"
PROXY_HOST = "93.184.215.31"
WECHAT = "api.weixin.qq.com"
DOMAIN = "s1.shop.example"


def name_of(query):
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("ascii"))
        at += 1 + query[at]
    return ".".join(labels), query[at + 1:at + 5], at + 5


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split(".")) + b"\0"


def record(name, kind, data):
    return wire(name) + struct.pack(">HHIH", kind, 1, 1, len(data)) + data


A, CNAME, AAAA = 1, 5, 28
RCODES = {"servfail": 2, "nxdomain": 3, "refused": 5}
KNOWN = {WECHAT: ADDRESS, "servicewechat.com": ADDRESS, DOMAIN: ADDRESS}


class Resolver(socketserver.BaseRequestHandler):
    """Answers as the first label of the name says."""

    def handle(self):
        query, answerer = self.request
        name, question, end = name_of(query)
        kind = struct.unpack(">HH", question)[0]
        fault = name.split(".")[0]
        if fault == "timeout":
            return
        records = []
        if name in KNOWN and kind == A:
            records = [record(name, A, socket.inet_aton(KNOWN[name]))]
        if fault == "loop":
            other = name.replace("loop.", "loop.b.") if ".b." not in name else name.replace("loop.b.", "loop.")
            records = [record(name, CNAME, wire(other)), record(other, CNAME, wire(name))]
        if fault == "only6" and kind == AAAA:
            records = [record(name, AAAA, socket.inet_pton(socket.AF_INET6, "2606:4700::1111"))]
        head = query[:2] + struct.pack(">HHHHH", 0x8180 | RCODES.get(fault, 0), 1, len(records), 0, 0)
        answerer.sendto(head + query[12:end] + b"".join(records), self.client_address)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def relay(one, other):
    while True:
        for ready in select.select([one, other], [], [])[0]:
            data = ready.recv(65536)
            if not data:
                return
            (other if ready is one else one).sendall(data)


class Proxy(http.server.BaseHTTPRequestHandler):
    """Does what the class attribute says with CONNECT; remembers whereto."""
    manner = "good"
    asked = []
    context = None

    def do_CONNECT(self):
        self.asked.append(self.path)
        getattr(self, self.manner)()
        self.close_connection = True

    def good(self):
        host, port = self.path.rsplit(":", 1)
        with socket.create_connection((host, int(port)), timeout=10) as target:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            relay(self.connection, target)

    def password(self):
        self.wfile.write(b"HTTP/1.1 407 P\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
                         b"Connection: close\r\n\r\n")

    def portal(self):
        self.wfile.write(b"HTTP/1.1 302 F\r\nLocation: http://login.hotel.example/\r\nContent-Length: 0\r\n"
                         b"Connection: close\r\n\r\n")

    def inspecting(self):
        self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        try:
            with self.context.wrap_socket(self.connection, server_side=True) as plain:
                received.append(plain.recv(1))
        except ssl.SSLError:
            pass

    def log_message(self, *_):
        pass


received = []  # what an inspecting proxy could read


class Socks(socketserver.BaseRequestHandler):
    asked = []

    def handle(self):
        version, methods = self.request.recv(2)
        self.request.recv(methods)
        self.request.sendall(bytes([version, 0]))
        kind = self.request.recv(4)[3]
        host = socket.inet_ntoa(self.request.recv(4)) if kind == 1 else \
            self.request.recv(self.request.recv(1)[0]).decode("ascii")
        port = struct.unpack(">H", self.request.recv(2))[0]
        self.asked.append(f"{host}:{port}")
        with socket.create_connection((host, port), timeout=10) as target:
            self.request.sendall(b"\x05\0\0\x01\0\0\0\0\0\0")
            relay(self.request, target)


def serve(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()


def doctor(arguments, environment=None):
    """The checks by id, the output and how long it took."""
    began = time.monotonic()
    done = subprocess.run([MPWIZARD, "doctor", "--json", "--locale", "en", *arguments], capture_output=True, text=True,
                          env={**os.environ, **(environment or {})}, timeout=60, check=False)
    if not done.stdout.startswith("{"):
        sys.exit(f"doctor: {done.returncode} {done.stdout} {done.stderr}")
    checks = {check["id"]: check for check in json.loads(done.stdout)["checks"]}
    return checks, done.stdout + done.stderr, time.monotonic() - began


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"FAILED: {what}: {found!r}, not {wanted!r}")
    print(f"ok: {what}")


def check_resolver():
    faults = {"nxdomain": "nxdomain", "servfail": "servfail", "refused": "refused", "timeout": "timeout", "empty": "empty",
              "loop": "cname-loop", "only6": "only-aaaa"}
    for fault, reason in faults.items():
        checks, _, took = doctor(["--domain", f"request=https://{fault}.faults.example"])
        dns = checks["domain.dns"]
        told = dns["facts"].get("reason")
        if (fault, told) == ("refused", "servfail"):
            told = "refused"  # glibc does not always tell the two apart
        expect(f"resolver: {fault}, after {took:.1f} s", (dns["finding"], told), ("domain.no-dns", reason))
        expect(f"resolver: {fault} in time", took <= 5.5, True)


def check_offline(machine):
    """Without a resolver nothing is known about the name, and nothing is said about it."""
    for what, address in (("no route to the resolver", "93.184.215.99"), ("no resolver there", ADDRESS)):
        machine.file("/etc/resolv.conf", f"nameserver {address}\n")
        checks, _, took = doctor(["--domain", "request=https://shop.faults.example"])
        expect(f"{what}, after {took:.1f} s", (checks["domain.dns"]["status"], checks["domain.dns"]["finding"]),
               ("unknown", "network.dns"))
    machine.file("/etc/resolv.conf", f"nameserver {RESOLVER}\n")


def check_proxies(facts, folder):
    secret = f"{folder}/app-secret"
    with open(secret, "w", encoding="ascii") as file:
        file.write(facts["appSecret"])
    arguments = ["--appid", facts["appId"], "--secret-file", secret, "--upload-key", facts["keyFile"], "--domain",
                 f"request=https://{DOMAIN}"]
    remote = ["credentials.token", "uploadkey.server", "domain.tls"]
    proxy = Server((PROXY_HOST, 3128), Proxy)
    socks = Server((PROXY_HOST, 1080), Socks)
    serve(proxy)
    serve(socks)
    name = f"{PROXY_HOST}:3128"

    def run(manner, **environment):
        Proxy.manner = manner
        Proxy.asked.clear()
        Socks.asked.clear()
        checks, output, took = doctor(arguments, environment)
        expect(f"{manner}: no password printed", "hunter2" in output, False)
        return ([checks[check]["finding"] or checks[check]["status"] for check in remote],
                [checks[check]["facts"].get("proxy") for check in remote],
                {checks[check]["facts"].get("reason") for check in remote}, took)

    for variable in ("https_proxy", "all_proxy", "http_proxy"):
        found, proxies, _, _ = run("good", **{variable: f"http://user:hunter2@{name}"})
        expect(f"{variable}: all passed", found, ["passed"] * 3)
        expect(f"{variable}: named", proxies, [name] * 3)
        expect(f"{variable}: the probe goes to the checked address", sorted(set(Proxy.asked)),
               sorted({f"{WECHAT}:443", "servicewechat.com:443", f"{ADDRESS}:443"}))
    found, proxies, _, _ = run("good", all_proxy=f"http://{name}", no_proxy="weixin.qq.com,servicewechat.com,shop.example")
    expect("no_proxy: all passed, no proxy asked", (found, proxies, Proxy.asked), (["passed"] * 3, [None] * 3, []))
    found, proxies, _, _ = run("good", all_proxy=f"socks5://{PROXY_HOST}:1080")
    expect("SOCKS: all passed", found, ["passed"] * 3)
    expect("SOCKS: named", proxies, [f"{PROXY_HOST}:1080"] * 3)
    expect("SOCKS: asked by all", len(Socks.asked), 4)
    found, proxies, reasons, took = run("password", https_proxy=f"http://{name}")
    expect(f"407: named, after {took:.1f} s", (found, proxies, reasons), (["network.proxy"] * 3, [name] * 3,
                                                                        {"authentication"}))
    expect("407: at once", took < 5, True)
    found, _, reasons, took = run("password", https_proxy=f"http://{PROXY_HOST}:9")
    expect(f"a dead proxy: named, after {took:.1f} s", (found, reasons), (["network.proxy"] * 3, {"refused"}))
    found, proxies, _, took = run("portal", https_proxy=f"http://{name}")
    expect(f"captive portal: named, after {took:.1f} s", (set(found) & {"passed"}, proxies), (set(), [name] * 3))
    print("    ", found)
    found, proxies, _, _ = run("inspecting", https_proxy=f"http://{name}")
    expect("a proxy that reads along", (found, proxies), (["network.tls"] * 2 + ["domain.tls-untrusted"], [name] * 3))
    expect("what it could read", b"".join(received), b"")


def inspecting_context(folder):
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
               f"{folder}/corp.key", "-subj", "/CN=Corp inspection", "-addext",
               f"subjectAltName=DNS:{WECHAT},DNS:servicewechat.com,DNS:{DOMAIN}", "-out", f"{folder}/corp.pem"]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/corp.pem", f"{folder}/corp.key")
    return context


def main():
    folder = enter()
    for variable in ("https_proxy", "http_proxy", "all_proxy", "no_proxy"):
        os.environ.pop(variable, None)
        os.environ.pop(variable.upper(), None)
    machine = Machine(folder)
    machine.address(ADDRESS, RESOLVER, PROXY_HOST)
    machine.file("/etc/hosts", "127.0.0.1 localhost\n")
    machine.file("/etc/resolv.conf", f"nameserver {RESOLVER}\n")
    serve(socketserver.ThreadingUDPServer((RESOLVER, 53), Resolver))
    standin = subprocess.Popen([sys.argv[1], "--dir", f"{folder}/standin", "--fresh", "--public", ADDRESS],
                               stdout=subprocess.PIPE, text=True)
    try:
        standin.stdout.readline()
        machine.trust(f"{folder}/standin/ca.pem")
        Proxy.context = inspecting_context(folder)
        with open(f"{folder}/standin/standin.json", encoding="utf-8") as file:
            facts = json.load(file)
        check_resolver()
        check_offline(machine)
        check_proxies(facts, folder)
    finally:
        standin.terminate()
        standin.wait()


if __name__ == "__main__":
    main()
