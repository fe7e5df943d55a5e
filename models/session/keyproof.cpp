// SPDX-License-Identifier: MIT
#include "models/session/keyproof.h"

#include "models/checks/disproof.h"
#include "models/core/filestart.h"

#include <QFileInfo>
#include <QPointer>
#include <QUrl>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
constexpr qint64 kLargestKeyFile =
    16 * 1024; // readUploadKey()'s limit; one byte more tells "too large"
constexpr qsizetype kLargestPaste = 32 * 1024; // more than the largest key takes as text
} // namespace

KeyProof::KeyProof(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QString KeyProof::status() const
{
    if (m_state == State::Checking) {
        return tr("The key is well formed (%1 bits, fingerprint %2). Asking WeChat which mini "
                  "program it belongs to…")
            .arg(m_key.bits)
            .arg(m_key.fingerprint);
    }
    if (m_state == State::Accepted && m_owner.isEmpty()) {
        return tr("✓ WeChat accepts this key for %1.").arg(m_appId);
    }
    if (m_state == State::Accepted) {
        return tr("✓ WeChat accepts this key. It belongs to “%1”. If that is your mini program, go "
                  "on.")
            .arg(m_owner);
    }
    return m_key.pem.isEmpty()
        ? QString()
        : tr("Key read: %1 bits, fingerprint %2.").arg(m_key.bits).arg(m_key.fingerprint);
}

QString KeyProof::obstacle() const
{
    switch (m_state) {
    case State::Checking:
        return tr("WeChat is being asked about the key…");
    case State::Refused:
        return tr("This key cannot be used. Choose another one.");
    case State::Unproved:
        return tr("The key could not be proved. Check again, or say that you go on without it.");
    default:
        return {};
    }
}

void KeyProof::drop(const QMimeData &data)
{
    const QUrl url = data.urls().value(0);
    url.isLocalFile() ? readFile(url.toLocalFile()) : paste(data.text());
}

void KeyProof::paste(QString text)
{
    text.truncate(kLargestPaste);
    take(Secret::take(text));
}

void KeyProof::readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    auto bytes = fileStart(path, kLargestKeyFile + 1);
    if (!bytes) {
        refuse({u"key.unreadable"_s, {{u"fileName"_s, name}}, {}});
        return;
    }
    take(Secret(QByteArrayView(*bytes)), name);
    wipe(*bytes);
}

void KeyProof::take(const Secret &bytes, const QString &fileName)
{
    const auto key = readUploadKey(bytes, fileName, m_session.answers()[Keys::appId]);
    if (!key) {
        refuse(key.error());
        return;
    }
    m_key = *key;
    m_fileName = fileName;
    Q_EMIT keyChanged();
    prove();
}

void KeyProof::refuse(const Finding &finding)
{
    forget();
    settle(State::Refused);
    Q_EMIT told(finding);
}

void KeyProof::forget()
{
    ++m_asked; // an answer about the key before counts no more
    m_question.cancel();
    m_key = {};
    m_fileName.clear();
    Q_EMIT keyChanged();
    settle(State::None);
}

void KeyProof::settle(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void KeyProof::prove()
{
    m_appId = m_session.answers()[Keys::appId];
    settle(State::Checking);
    m_question.cancel(); // one about another key
    m_question = m_session.tools().upload.attributes(m_appId, m_key);
    onResult(
        m_question, this, [this, asked = ++m_asked](const Result<MiniProgramAttributes> &answer) {
            if (asked == m_asked) {
                proved(answer);
            }
        });
}

void KeyProof::proved(const Result<MiniProgramAttributes> &answer)
{
    m_found = {u"uploadkey.server"_s, m_appId,
        answer ? CheckStatus::Passed : statusOf(answer.error()),
        answer ? Finding{{}, {{u"name"_s, answer->name}}, {}} : answer.error()};
    if (!answer) {
        settle(disproves(answer.error()) ? State::Refused : State::Unproved);
        Q_EMIT told(answer.error());
        return;
    }
    m_owner = answer->name;
    settle(State::Accepted);
    if (answer->game) {
        Q_EMIT told({u"upload.mini-game"_s, {}, {}});
    }
}

Future<> KeyProof::keep(bool sessionOnly)
{
    return andThen(m_session.keepSecret(u"upload-key"_s, m_key.pem, sessionOnly),
        [self = QPointer(this), fingerprint = m_key.fingerprint, fileName = m_fileName,
            found = m_found] {
            Result<> recorded;
            if (self) {
                self->m_session.answers().set(Keys::keyFileName, fileName);
                self->m_session.answers().set(Keys::keyFingerprint, fingerprint);
                recorded = self->m_session.recordChecks({found}); // nobody may wait any more
                Q_EMIT self->kept();
            }
            return ready<>(recorded);
        });
}
