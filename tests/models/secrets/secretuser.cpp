// SPDX-License-Identifier: MIT
// secretuser HELPER: reads a secret from stdin, uses it in every way the program does, drops it,
// says "ready" and waits for the end of stdin. Whoever looks into its memory then should find
// nothing.
#include "models/secrets/hardening.h"
#include "models/secrets/keychainsecretstore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QUrlQuery>

#include <array>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
Secret secretFromStdin()
{
    static std::array<char, 8192> buffer;
    const auto size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    Secret secret(QByteArrayView(buffer.data(), std::max<ssize_t>(size, 0)));
    explicit_bzero(buffer.data(), buffer.size());
    return secret;
}

qsizetype copyAround(const Secret &secret)
{
    const QString text = QString::fromUtf8(secret.reveal());
    const QByteArray body = QJsonDocument({{u"appid"_s, u"wx"_s}, {u"secret"_s, text}}).toJson();
    const auto parsed = QJsonDocument::fromJson(body).object();
    QByteArray grown;
    for (int i = 0; i < 100; ++i) {
        grown += text.toUtf8();
    }
    QUrlQuery query;
    query.addQueryItem(u"secret"_s, text);
    return parsed.size() + grown.toBase64().size() + query.toString(QUrl::FullyEncoded).size()
        + QCryptographicHash::hash(grown, QCryptographicHash::Sha256).size();
}

void sayReady(const Result<> &done)
{
    std::puts(done ? "ready" : "failed");
    std::fflush(stdout);
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    keepStackClean();
    auto store = std::make_unique<KeychainSecretStore>(
        QCoreApplication::arguments().value(1), QStringList());
    {
        const SecretRef ref{u"memory"_s, u"app-secret"_s};
        const auto written = store->write(ref, secretFromStdin());
        const auto read = andThen(written, [&store, ref] { return store->read(ref); });
        const auto used = andThen(read, [](const Secret &secret) {
            return ready(copyAround(secret) > 0 ? Result<>() : Result<>(failure(u"nothing"_s)));
        });
        onResult(used, &app, sayReady);
    }
    const QSocketNotifier end(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
