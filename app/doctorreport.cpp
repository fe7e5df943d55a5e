// SPDX-License-Identifier: MIT
#include "app/doctorreport.h"

#include "app/console.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kOutcomes{CheckStatus::Passed, CheckStatus::Warning, CheckStatus::Failed,
    CheckStatus::Skipped, CheckStatus::Unknown};

QString servicesName(const CommandLine &line, const Services &services)
{
    return line.practice ? u"practice"_s : (services.isTest ? u"test"_s : u"real"_s);
}
} // namespace

DoctorReport::DoctorReport(
    const QList<CheckResult> &results, const CommandLine &line, const Services &services)
    : m_results(results)
    , m_services(servicesName(line, services))
    , m_words(line.locale)
{
}

QJsonObject DoctorReport::json() const
{
    QJsonArray checks;
    for (const CheckResult &result : m_results) {
        QJsonObject check = toJson(result);
        const FindingWords words = result.finding.id.isEmpty()
            ? FindingWords{m_words.checkTitle(result.id), {}, {}}
            : m_words.finding(result.finding);
        QJsonArray remedy;
        for (const QString &step : words.remedy) {
            remedy.append(plainText(step));
        }
        check.insert(u"title"_s, words.title);
        check.insert(u"meaning"_s, plainText(words.meaning));
        check.insert(u"remedy"_s, remedy);
        checks.append(check);
    }
    QJsonObject sums;
    for (const CheckStatus status : kOutcomes) {
        sums.insert(statusId(status), count(status));
    }
    return {{u"version"_s, 1}, {u"services"_s, m_services}, {u"checks"_s, checks},
        {u"summary"_s, sums}};
}

QString DoctorReport::text() const
{
    qsizetype columns = 0;
    for (const CheckResult &result : m_results) {
        columns = qMax(columns, Console::width(m_words.checkTitle(result.id)));
    }
    QString out = banner();
    QSet<QString> advised;
    for (const CheckResult &result : m_results) {
        out += line(result, columns) + details(result, advised);
    }
    return out + u'\n' + summary() + u'\n';
}

int DoctorReport::exitCode() const
{
    if (count(CheckStatus::Failed) > 0) {
        return 1;
    }
    return count(CheckStatus::Unknown) > 0 ? 3 : 0;
}

int DoctorReport::count(CheckStatus status) const
{
    return static_cast<int>(std::count_if(m_results.cbegin(), m_results.cend(),
        [status](const CheckResult &result) { return result.status == status; }));
}

QString DoctorReport::banner() const
{
    if (m_services == "practice"_L1) {
        return tr("! Practice mode: made-up services answered; nothing left this computer.")
            + u"\n\n"_s;
    }
    return m_services == "test"_L1 ? tr("! Test services answered, not the real ones.") + u"\n\n"_s
                                   : QString();
}

QString DoctorReport::line(const CheckResult &result, qsizetype columns) const
{
    const QString title = Console::padded(m_words.checkTitle(result.id), columns);
    return statusMark(result.status) + u"  "_s + title + u"  "_s + result.subject + u'\n';
}

QString DoctorReport::details(const CheckResult &result, QSet<QString> &advised) const
{
    const QString indent = u"     "_s;
    QString out;
    const auto add = [&](const QString &text) {
        out += text.isEmpty() ? QString() : indent + text + u'\n';
    };
    if (result.id == "uploadkey.server"_L1
        && result.finding.facts.contains("ipListUnconfirmed"_L1)) {
        if (const QString name = result.finding.facts["name"_L1].toString(); !name.isEmpty()) {
            add(tr("The key belongs to “%1”. Is this your mini program?").arg(name));
        }
        add(tr("Whether this proof also covers the code-upload IP whitelist is not confirmed."));
    }
    if (const QString proxy = result.finding.facts["proxy"_L1].toString();
        !proxy.isEmpty() && result.id != "domain.http"_L1) {
        add(tr("Through the proxy %1.").arg(proxy));
    }
    if (result.finding.id.isEmpty()) {
        return out;
    }
    const FindingWords words = m_words.finding(result.finding);
    add(words.title + u" ("_s + result.finding.id + u')');
    if (result.status == CheckStatus::Skipped) {
        return out;
    }
    add(plainText(words.meaning));
    const bool isRepeated = advised.contains(result.finding.id);
    advised.insert(result.finding.id);
    for (qsizetype i = 0; !isRepeated && i < words.remedy.size(); ++i) {
        add(u"%1. "_s.arg(i + 1) + plainText(words.remedy.at(i)));
    }
    if (isRepeated && !words.remedy.isEmpty()) {
        add(tr("What to do: see above."));
    }
    if (!result.finding.raw.isEmpty()) {
        const QByteArray raw = QJsonDocument(result.finding.raw).toJson(QJsonDocument::Compact);
        add(tr("Literal answer: %1").arg(QString::fromUtf8(raw)));
    }
    return out;
}

QString DoctorReport::summary() const
{
    return tr("%1 passed, %2 with a warning, %3 failed, %4 skipped, %5 could not be checked")
        .arg(count(CheckStatus::Passed))
        .arg(count(CheckStatus::Warning))
        .arg(count(CheckStatus::Failed))
        .arg(count(CheckStatus::Skipped))
        .arg(count(CheckStatus::Unknown));
}
