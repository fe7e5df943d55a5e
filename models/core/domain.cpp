// SPDX-License-Identifier: MIT
#include "models/core/domain.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kIds{
    std::pair(DomainKind::Request, "request"_L1),
    std::pair(DomainKind::Socket, "socket"_L1),
    std::pair(DomainKind::UploadFile, "uploadFile"_L1),
    std::pair(DomainKind::DownloadFile, "downloadFile"_L1),
    std::pair(DomainKind::Business, "business"_L1),
};
}

QString domainKindId(DomainKind kind)
{
    for (const auto &[known, id] : kIds) {
        if (known == kind) {
            return id;
        }
    }
    Q_UNREACHABLE();
}

std::optional<DomainKind> domainKindFromId(const QString &id)
{
    for (const auto &[kind, known] : kIds) {
        if (known == id) {
            return kind;
        }
    }
    return std::nullopt;
}
