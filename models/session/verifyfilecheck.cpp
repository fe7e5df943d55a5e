// SPDX-License-Identifier: MIT
#include "models/session/verifyfilecheck.h"

#include "models/core/filestart.h"

#include <QFileInfo>

#include <algorithm>

namespace {
constexpr qint64 kEnough = 16 * 1024; // far more than a check file has
} // namespace

VerifyFileCheck::VerifyFileCheck(DomainProbe &probe, const Words &words, QObject *parent)
    : QObject(parent)
    , m_words(words)
    , m_run(probe)
{
    connect(&m_run, &VerifyRun::resultChanged, this, &VerifyFileCheck::resultChanged);
    connect(&m_run, &VerifyRun::finished, this, &VerifyFileCheck::finished);
}

void VerifyFileCheck::setFile(const VerifyFile &file)
{
    take(file, {});
}

void VerifyFileCheck::readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const auto content = fileStart(path, kEnough);
    content ? take({name, *content}, {}) : take({}, name);
}

void VerifyFileCheck::setName(const QString &typed)
{
    take({typed.trimmed().section(u'/', -1), {}}, {});
}

// What was found out is about another file.
void VerifyFileCheck::take(const VerifyFile &file, const QString &unreadable)
{
    m_file = file;
    m_unreadable = unreadable;
    m_run.clear();
    Q_EMIT started();
    Q_EMIT changed();
}

QString VerifyFileCheck::problem() const
{
    if (!m_unreadable.isEmpty()) {
        return tr("The file %1 cannot be read.").arg(m_unreadable);
    }
    const Finding problem = problemOf(m_file);
    const FindingWords words = m_words.finding(problem);
    return problem.id.isEmpty() ? QString() : words.title + u'\n' + plainText(words.meaning);
}

QString VerifyFileCheck::remark() const
{
    if (m_file.name.isEmpty()) {
        return {};
    }
    return m_file.content
        ? tr("✓ The file was read: each byte will be compared.")
        : tr("Only the name is known. Choose the file to have its content compared, too.");
}

VerifyFileCheck::Lack VerifyFileCheck::check(const QList<DomainEntry> &domains)
{
    if (isRunning()) {
        m_run.stop();
    } else if (m_file.name.isEmpty()) {
        return Lack::File;
    } else if (domains.isEmpty()) {
        return Lack::Domain;
    } else {
        m_run.start(m_file, domains);
        Q_EMIT started();
    }
    return Lack::None;
}

QString VerifyFileCheck::remedy(Lack lack)
{
    return lack == Lack::File ? tr("Choose the check file first, or enter its name.")
                              : tr("Enter a business domain first: there the file is looked for.");
}

void VerifyFileCheck::restart(const CheckResult &check)
{
    m_run.restart(check);
}

QString VerifyFileCheck::summary() const
{
    const auto passed = std::count_if(results().cbegin(), results().cend(),
        [](const CheckResult &each) { return each.status == CheckStatus::Passed; });
    return isRunning()
        ? tr("The domains are being asked for the file…")
        : tr("%1 of %2 hand out the check file as they should.").arg(passed).arg(results().size());
}
