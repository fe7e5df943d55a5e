// SPDX-License-Identifier: MIT
#include "models/remote/dnsfault.h"

#include <QDnsLookup>
#include <QSet>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 2'000;

/// The two questions about one name, one after the other. Deletes itself when it has answered.
class Question final : public QObject
{
public:
    Question(const QString &host, QObject *context, std::function<void(const QString &)> answer);

private:
    void onIpv4();
    void onIpv6();
    void end(const QString &reason);

    std::function<void(const QString &)> m_answer;
    QDnsLookup m_lookup;
};

Question::Question(
    const QString &host, QObject *context, std::function<void(const QString &)> answer)
    : QObject(context)
    , m_answer(std::move(answer))
    , m_lookup(QDnsLookup::A, host)
{
    connect(&m_lookup, &QDnsLookup::finished, this,
        [this] { m_lookup.type() == QDnsLookup::A ? onIpv4() : onIpv6(); });
    QTimer::singleShot(kPatienceMs, this, [this] { end({}); });
    m_lookup.lookup();
}

bool isLoop(const QList<QDnsDomainNameRecord> &aliases)
{
    QSet<QString> targets;
    for (const QDnsDomainNameRecord &alias : aliases) {
        targets.insert(alias.value().toLower());
    }
    for (const QDnsDomainNameRecord &alias : aliases) {
        targets.remove(alias.name().toLower());
    }
    return !aliases.isEmpty() && targets.isEmpty(); // all that is pointed to points on
}

void Question::onIpv4()
{
    switch (m_lookup.error()) {
    case QDnsLookup::NotFoundError:
        return end(u"nxdomain"_s);
    case QDnsLookup::ServerFailureError:
        return end(u"servfail"_s);
    case QDnsLookup::ServerRefusedError:
        return end(u"refused"_s);
    case QDnsLookup::NoError:
    case QDnsLookup::InvalidReplyError: // what Qt makes of an answer without a record
        break;
    default:
        return end({});
    }
    if (isLoop(m_lookup.canonicalNameRecords())) {
        return end(u"cname-loop"_s);
    }
    m_lookup.setType(QDnsLookup::AAAA);
    m_lookup.lookup();
}

void Question::onIpv6()
{
    end(m_lookup.hostAddressRecords().isEmpty() ? u"empty"_s : u"only-aaaa"_s);
}

void Question::end(const QString &reason)
{
    if (m_answer) {
        std::exchange(m_answer, nullptr)(reason);
        deleteLater();
    }
}
} // namespace

void findDnsFault(
    const QString &host, QObject *context, const std::function<void(const QString &reason)> &answer)
{
    new Question(host, context, answer);
}
