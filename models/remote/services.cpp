// SPDX-License-Identifier: MIT
#include "models/remote/services.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kMostServices = qint64(64) * 1024;
constexpr qint64 kMostCertificates = qint64(1024) * 1024; // a system's whole store has a quarter

auto unreadable(const QString &detail)
{
    return failure(u"services.unreadable"_s, {{u"detail"_s, detail}});
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1)
        || QHostAddress(host).isLoopback();
}

// Plain HTTP would put a secret on the wire: it stays inside the machine.
bool isAcceptable(const QUrl &url)
{
    const bool plain = url.scheme() == "http"_L1 && isLoopback(url.host());
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || plain);
}

Result<QUrl> baseUrl(const QString &key, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool bare =
        url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!isAcceptable(url) || !bare) {
        return unreadable(key % u": not an https address (http only on this machine)"_s);
    }
    return url;
}

/// The whole of an ordinary file. Never waits for a pipe's other end, never reads more than \a most
/// bytes; \a name stands in what is said.
Result<QByteArray> contents(const QString &path, const QString &name, qint64 most)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return unreadable(name % u": not an ordinary file"_s);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadable(name % u": cannot be opened"_s);
    }
    const QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most) {
        return unreadable(name % u": larger than %1 KiB"_s.arg(most / 1024));
    }
    return bytes;
}

Result<QList<QSslCertificate>> certificates(const QString &path)
{
    const auto bytes = contents(path, u"caFile"_s, kMostCertificates);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const auto found = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (found.isEmpty()) {
        return unreadable(u"caFile: holds no certificate"_s);
    }
    return found;
}

Result<QPair<QHostAddress, quint16>> endpoint(const QString &name, const QString &text)
{
    const QUrl url(u"//"_s % text);
    const QHostAddress address(url.host());
    if (address.isNull() || url.port() <= 0) {
        return unreadable(u"resolve: "_s % name % u": not ADDRESS:PORT"_s);
    }
    return qMakePair(address, static_cast<quint16>(url.port()));
}

Result<> readResolve(Services &services, const QJsonValue &value)
{
    if (!value.isObject()) {
        return unreadable(u"resolve: not an object"_s);
    }
    const QJsonObject entries = value.toObject();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const auto target = endpoint(it.key(), it->toString());
        if (!target) {
            return tl::unexpected(target.error());
        }
        services.resolve.insert(it.key().toLower(), *target);
    }
    return {};
}

Result<> readUrl(QUrl &url, const QString &key, const QString &text)
{
    const auto parsed = baseUrl(key, text);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    url = *parsed;
    return {};
}

Result<> readTencentCloud(Services &services, const QString &text)
{
    QString sample = text;
    sample.replace("{service}"_L1, "tcb"_L1);
    const auto parsed = baseUrl(u"tencentCloud"_s, sample);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    services.tencentCloud = text;
    return {};
}

Result<> readCaFile(Services &services, const QDir &folder, const QString &name)
{
    const auto found = certificates(folder.absoluteFilePath(name));
    if (!found) {
        return tl::unexpected(found.error());
    }
    services.extraCas = *found;
    return {};
}

Result<> readKey(
    Services &services, const QDir &folder, const QString &key, const QJsonValue &value)
{
    if (key == "resolve"_L1) {
        return readResolve(services, value);
    }
    if (!value.isString()) {
        return unreadable(key % u": not a text"_s);
    }
    if (key == "wechat"_L1) {
        return readUrl(services.wechat, key, value.toString());
    }
    if (key == "upload"_L1) {
        return readUrl(services.upload, key, value.toString());
    }
    if (key == "tencentCloud"_L1) {
        return readTencentCloud(services, value.toString());
    }
    return readCaFile(services, folder, value.toString());
}
} // namespace

Result<Services> Services::fromFile(const QString &path)
{
    static const QStringList known{
        u"wechat"_s, u"upload"_s, u"tencentCloud"_s, u"caFile"_s, u"resolve"_s};
    const auto bytes = contents(path, u"the file"_s, kMostServices);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(*bytes, &error);
    if (!document.isObject()) {
        return unreadable(u"not a JSON object (at byte %1)"_s.arg(error.offset));
    }
    Services services;
    services.isTest = true;
    const QJsonObject object = document.object();
    const QDir folder = QFileInfo(path).absoluteDir();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key())) {
            return unreadable(u"unknown key: "_s % it.key());
        }
        const auto read = readKey(services, folder, it.key(), *it);
        if (!read) {
            return tl::unexpected(read.error());
        }
    }
    return services;
}
