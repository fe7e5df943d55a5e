// SPDX-License-Identifier: MIT
#include "models/remote/jsonreply.h"

#include "models/remote/repeatedkey.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
QString shapeOf(const QByteArray &body, const QJsonParseError &error)
{
    QByteArrayView text = QByteArrayView(body).trimmed();
    if (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
    }
    if (text.isEmpty()) {
        return u"empty"_s;
    }
    if (text.startsWith('<')) {
        return u"html"_s;
    }
    if (text.startsWith('[') && error.error == QJsonParseError::NoError) {
        return u"json-array"_s;
    }
    if (error.error == QJsonParseError::IllegalUTF8String) {
        return u"encoding"_s;
    }
    const bool cut = (text.startsWith('{') && !text.endsWith('}'))
        || (text.startsWith('[') && !text.endsWith(']'));
    return cut ? u"truncated"_s : u"text"_s;
}
} // namespace

tl::unexpected<Finding> unexpectedAnswer(const QUrl &url, const QString &shape)
{
    return failure(u"network.unexpected-answer"_s,
        {{u"host"_s, url.host(QUrl::FullyEncoded)}, {u"shape"_s, shape}});
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    // toInt() answers with its argument for everything that is not exactly an int.
    return value.toInt(0) == value.toInt(1) ? std::optional(value.toInt()) : std::nullopt;
}

Result<QJsonObject> jsonObject(const QUrl &url, const QByteArray &body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject()) {
        return unexpectedAnswer(url, shapeOf(body, error));
    }
    if (hasRepeatedKey(body)) {
        return unexpectedAnswer(url, u"repeated-key"_s);
    }
    return document.object();
}
