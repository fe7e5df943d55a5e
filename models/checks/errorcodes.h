// SPDX-License-Identifier: MIT
#pragma once
#include <QList>
#include <QString>

/// A service's error code as it stood in a text.
struct ErrorCode
{
    QString service; ///< "wechat", "upload", "tencentcloud"; empty if the text does not tell
    QString code;
    QString message;
    double score = 0; ///< how sure it is that this is an error code of that service (0…1)
    bool isNamed = true; ///< by the service's own name for it: counts even if nobody knows it
};

/// Those that are called codes: whole JSON answers, "errcode: 40164", "错误码：40164", exceptions
/// of Tencent Cloud's SDKs; in this order. The time grows with the text, whatever it holds.
QList<ErrorCode> errorCodesIn(const QString &text);

/// Numbers that may be codes because of what is around them: the whole text is one, a word
/// beside it speaks of an error, or the text is about mini programs and nothing says that the
/// number counts or numbers something. \a text is read to a fixed length.
QList<ErrorCode> numbersIn(const QString &text);
