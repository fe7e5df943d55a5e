// SPDX-License-Identifier: MIT
#pragma once
#include <QList>
#include <QString>

#include <optional>

/// Where a domain is entered: the WeChat console's own lists. request, socket, uploadFile and
/// downloadFile are "server domains" (服务器域名), business is the web-view list (业务域名).
enum class DomainKind { Request, Socket, UploadFile, DownloadFile, Business };

/// "request", "socket", "uploadFile", "downloadFile", "business": stable, used in the journal and
/// on the command line.
QString domainKindId(DomainKind kind);
std::optional<DomainKind> domainKindFromId(const QString &id);

/// One domain as the user typed it (after repair), e.g. { Request, "https://api.example.com" }.
struct DomainEntry
{
    DomainKind kind = DomainKind::Request;
    QString text;

    friend bool operator==(const DomainEntry &, const DomainEntry &) = default;
};
