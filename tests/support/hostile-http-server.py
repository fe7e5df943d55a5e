#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Answers by path with everything a client must survive. Prints its port, then serves until it is killed."""
import socketserver
import time
import zlib

OK = b'HTTP/1.1 200 OK\r\nConnection: close\r\n'
MEGABYTE = b'x' * 1048576


def drip(write, byte):
    for _ in range(1000):
        write(byte)
        time.sleep(0.05)


def redirect(location):
    return b'HTTP/1.1 302 F\r\nConnection: close\r\nContent-Length: 0\r\nLocation: ' + location + b'\r\n\r\n'


def slow(write):
    write(OK + b'Content-Length: 1000\r\n\r\n')
    drip(write, b'x')


def huge(write):
    write(OK + b'Content-Length: 4000000000\r\n\r\n')
    for _ in range(3900):
        write(MEGABYTE)


# Without a length Qt reads as fast as the line is, whatever its reader does; a line of 50 MB/s
# tells a client that stops at its limit from one that reads on until its deadline.
PAUSE = 0.02


def endless(write):
    write(OK + b'\r\n')
    for _ in range(3900):
        write(MEGABYTE)
        time.sleep(PAUSE)


def chunked(write):
    write(OK + b'Transfer-Encoding: chunked\r\n\r\n')
    for _ in range(3900):
        write(b'100000\r\n' + MEGABYTE + b'\r\n')
        time.sleep(PAUSE)


def packed_zeros(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b''.join(packer.compress(bytes(1048576)) for _ in range(megabytes)) + packer.flush()


BOMB = packed_zeros(100)


def bomb(write):
    write(OK + b'Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n' % len(BOMB) + BOMB)


def big_header(write):
    write(OK + b'X: ' + b'a' * 30000000 + b'\r\n\r\n')


ANSWERS = {
    '/slow': slow,
    '/slowhead': lambda write: drip(write, b'H'),
    '/hang': lambda write: time.sleep(60),
    '/huge': huge,
    '/endless': endless,
    '/chunked': chunked,
    '/bomb': bomb,
    '/bighdr': big_header,
    '/loop': lambda write: write(redirect(b'/loop')),
    '/inside': lambda write: write(redirect(b'http://127.0.0.1:9/secret')),
    '/elsewhere': lambda write: write(redirect(b'https://login.hotel.example/welcome?from=wx')),
    '/file': lambda write: write(redirect(b'file:///etc/passwd')),
    '/short': lambda write: write(OK + b'Content-Length: 1000\r\n\r\n{"a":'),
    '/garbage': lambda write: write(b'\x00\xff\xfe nonsense\r\n\r\n'),
    '/silent': lambda write: None,
}


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        path = (self.rfile.readline().decode('latin1').split() + ['', '/'])[1].split('?')[0]
        size = 0
        while (line := self.rfile.readline()) not in (b'\r\n', b''):
            if line.lower().startswith(b'content-length:'):
                size = int(line.split(b':')[1])
        self.rfile.read(size)
        try:
            ANSWERS[path](self.wfile.write)
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(('127.0.0.1', 0), Handler) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
