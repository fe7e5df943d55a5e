// SPDX-License-Identifier: MIT
// tlsserver CERTIFICATE KEY: an HTTPS server on a free port of 127.0.0.1 that answers each
// connection's first request with 200 {} and hangs up. Prints its port; ends when its standard
// input does. (A library's server would do, but those we have keep a queue of five connections, so
// that clients wait a second for a repeated SYN and all look alike.)
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <openssl/ssl.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace {
constexpr int kThreads = 64; // more than a client opens at once
constexpr std::string_view kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: "
    "close\r\n\r\n{}";

void answer(SSL *connection)
{
    std::string request;
    char part[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
        const int size = SSL_read(connection, part, sizeof part);
        if (size <= 0) {
            return;
        }
        request.append(part, std::size_t(size));
    }
    SSL_write(connection, kAnswer.data(), int(kAnswer.size()));
    SSL_shutdown(connection);
}

void serve(SSL_CTX *context, int listener)
{
    for (int socket = accept(listener, nullptr, nullptr); socket >= 0;
         socket = accept(listener, nullptr, nullptr)) {
        const std::unique_ptr<SSL, decltype(&SSL_free)> connection(SSL_new(context), SSL_free);
        SSL_set_fd(connection.get(), socket);
        if (SSL_accept(connection.get()) == 1) {
            answer(connection.get());
        }
        close(socket);
    }
}

/// The listening socket and its port.
std::pair<int, int> listenAnywhere()
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool listens = bind(listener, generic, size) == 0 && listen(listener, SOMAXCONN) == 0
        && getsockname(listener, generic, &size) == 0;
    return {listens ? listener : -1, ntohs(address.sin_port)};
}
} // namespace

int main(int argc, char *argv[])
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    const auto [listener, port] = listenAnywhere();
    if (argc != 3 || listener < 0 || SSL_CTX_use_certificate_chain_file(context, argv[1]) != 1
        || SSL_CTX_use_PrivateKey_file(context, argv[2], SSL_FILETYPE_PEM) != 1) {
        std::fprintf(stderr, "usage: tlsserver CERTIFICATE KEY\n");
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i < kThreads; ++i) {
        std::thread(serve, context, listener).detach();
    }
    std::printf("%d\n", port);
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    std::_Exit(0); // the threads are still waiting for connections
}
