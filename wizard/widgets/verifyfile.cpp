// SPDX-License-Identifier: MIT
#include "wizard/widgets/verifyfile.h"

#include "models/rulebook/language.h"
#include "models/session/secrettray.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/textline.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr int kParallel = 8;
constexpr qint64 kEnough = 16 * 1024; // far more than a check file has

bool isOpen(const CheckResult &result)
{
    return result.status == CheckStatus::Pending || result.status == CheckStatus::Running;
}
} // namespace

VerifyFileCheck::VerifyFileCheck(DomainProbe &probe, const Language &language, SecretTray &tray,
    Domains domains, QWidget *parent)
    : QWidget(parent)
    , m_probe(probe)
    , m_language(language)
    , m_domains(std::move(domains))
    , m_name(new TextLine(this))
    , m_field(new Field(m_name, tray, this))
    , m_choose(makeButton(this))
    , m_check(makeButton(this))
    , m_summary(makeLabel(this, "field"))
    , m_column(new QVBoxLayout(this))
{
    m_name->setObjectName(u"verifyFileName"_s);
    m_choose->setObjectName(u"chooseVerifyFile"_s);
    m_check->setObjectName(u"checkVerifyFile"_s);
    m_summary->setObjectName(u"verifyFileSummary"_s);
    m_summary->setVisible(false);
    m_column->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new FlowLayout(8);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_check);
    m_column->addWidget(m_field);
    m_column->addLayout(buttons);
    m_column->addWidget(m_summary);
    connect(m_name, &TextLine::edited, this, &VerifyFileCheck::nameEdited);
    connect(m_choose, &QPushButton::clicked, this, &VerifyFileCheck::chooseFile);
    connect(m_check, &QPushButton::clicked, this, &VerifyFileCheck::check);
    retranslate();
}

VerifyFileCheck::~VerifyFileCheck()
{
    m_run.reset();
    for (Future<CheckResult> &each : m_asked) {
        each.cancel();
    }
}

void VerifyFileCheck::setFile(const VerifyFile &file)
{
    m_file = file;
    m_trouble.clear();
    m_name->setValue(file.name);
    clear();
    showFile();
    Q_EMIT changed();
}

void VerifyFileCheck::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the check file"),
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        tr("Check file (*.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &VerifyFileCheck::readFile);
    dialog->open();
}

void VerifyFileCheck::readFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.isFile() && file.open(QIODevice::ReadOnly)) {
        setFile({info.fileName(), file.read(kEnough)});
    } else {
        setFile({});
        m_trouble = tr("The file %1 cannot be read.").arg(info.fileName());
        showFile();
    }
}

/// Only its name is known now.
void VerifyFileCheck::nameEdited()
{
    m_file = {m_name->value().trimmed().section(u'/', -1), {}}; // out of a whole address, too
    m_trouble.clear();
    clear();
    showFile();
    Q_EMIT changed();
}

void VerifyFileCheck::showFile()
{
    const Finding problem = problemOf(m_file);
    const FindingWords words = m_language.words().finding(problem);
    if (!m_trouble.isEmpty()) {
        m_field->setProblem(m_trouble);
    } else if (!problem.id.isEmpty()) {
        m_field->setProblem(words.title + u'\n' + plainText(words.meaning));
    } else if (m_file.name.isEmpty()) {
        m_field->setProblem({});
    } else {
        m_field->setRemark(m_file.content
                ? tr("✓ The file was read: each byte will be compared.")
                : tr("Only the name is known. Choose the file to have its content compared, too."));
    }
}

void VerifyFileCheck::check()
{
    if (isRunning()) {
        stop();
        return;
    }
    const QList<DomainEntry> domains = m_domains();
    if (m_file.name.isEmpty()) {
        refuse(tr("Choose the check file first, or enter its name."), m_choose);
        return;
    }
    if (domains.isEmpty()) {
        refuse(tr("Enter a business domain first: there the file is looked for."), m_check);
        return;
    }
    clear();
    m_run = std::make_unique<QObject>();
    for (const DomainEntry &entry : domains) {
        addRow(entry);
        m_waiting.append(m_waiting.size());
    }
    retranslate();
    askMore();
}

void VerifyFileCheck::refuse(const QString &why, QWidget *at)
{
    m_field->setProblem(why);
    at->setFocus();
    announce(m_field, why);
}

void VerifyFileCheck::askMore()
{
    const auto open = [this] {
        return std::count_if(m_asked.cbegin(), m_asked.cend(),
            [](const Future<CheckResult> &each) { return !each.isFinished(); });
    };
    while (!m_waiting.isEmpty() && open() < kParallel) {
        ask(m_waiting.takeFirst());
    }
    if (std::none_of(m_results.cbegin(), m_results.cend(), isOpen)) {
        m_run.release()->deleteLater(); // it may be what called
        settle();
    }
}

void VerifyFileCheck::ask(qsizetype index)
{
    const DomainEntry entry{DomainKind::Business, m_results.at(index).subject};
    m_results[index].status = CheckStatus::Running;
    showRow(index);
    const auto asked = checkVerifyFile(m_probe, entry, m_file);
    m_asked.append(asked);
    onResult(asked, m_run.get(), [this, index](const Result<CheckResult> &result) {
        if (result) {
            m_results[index] = *result;
        } else {
            m_results[index].status = CheckStatus::Skipped;
        }
        showRow(index);
        askMore();
    });
}

void VerifyFileCheck::stop()
{
    m_run.reset();
    m_waiting.clear();
    for (qsizetype i = 0; i < m_results.size(); ++i) {
        if (isOpen(m_results.at(i))) {
            m_results[i].status = CheckStatus::Skipped;
            showRow(i);
        }
    }
    settle();
}

void VerifyFileCheck::settle()
{
    for (Future<CheckResult> &each : m_asked) {
        each.cancel();
    }
    m_asked.clear();
    retranslate();
    announce(m_summary, m_summary->text());
    Q_EMIT finished();
}

void VerifyFileCheck::clear()
{
    if (isRunning()) {
        stop();
    }
    for (const Row &row : std::exchange(m_rows, {})) {
        delete row.domain;
        delete row.notice;
    }
    m_results.clear();
    m_summary->setVisible(false);
}

void VerifyFileCheck::addRow(const DomainEntry &entry)
{
    const Row row{makeLabel(this, "field"), new Notice(this)};
    row.domain->setText(shownEntry(entry.text));
    row.domain->setObjectName(u"verifyFileDomain"_s);
    row.notice->setObjectName(u"verifyFileResult"_s);
    m_column->addWidget(row.domain);
    m_column->addWidget(row.notice);
    m_rows.append(row);
    m_results.append(
        {u"domain.verify-file"_s, entry.text, CheckStatus::Pending, {}, domainKindId(entry.kind)});
    showRow(m_results.size() - 1);
}

void VerifyFileCheck::showRow(qsizetype index)
{
    const CheckResult &result = m_results.at(index);
    Notice *notice = m_rows.at(index).notice;
    const auto nothingMore = [] { return QString(); };
    switch (result.status) {
    case CheckStatus::Pending:
    case CheckStatus::Running:
        notice->showText(
            u"info"_s, [] { return tr("Being checked…"); }, nothingMore);
        break;
    case CheckStatus::Passed:
        notice->showText(
            u"good"_s, [] { return tr("✓ The file comes exactly as it was downloaded"); },
            nothingMore);
        break;
    case CheckStatus::Skipped:
        notice->showText(
            u"info"_s, [] { return tr("Not checked"); }, nothingMore);
        break;
    default:
        notice->showFinding(result.finding, m_language.words(),
            result.status == CheckStatus::Failed ? u"bad"_s : u"warn"_s);
        reveal(notice);
    }
}

QString VerifyFileCheck::summary() const
{
    const auto passed = std::count_if(m_results.cbegin(), m_results.cend(),
        [](const CheckResult &each) { return each.status == CheckStatus::Passed; });
    return isRunning()
        ? tr("The domains are being asked for the file…")
        : tr("%1 of %2 hand out the check file as they should.").arg(passed).arg(m_results.size());
}

void VerifyFileCheck::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showFile();
        for (const Row &row : std::as_const(m_rows)) {
            row.notice->retranslate(m_language.words());
        }
    }
    QWidget::changeEvent(event);
}

void VerifyFileCheck::retranslate()
{
    m_field->setLabel(tr("Name of WeChat's check file (校验文件)"));
    m_field->setHint(tr("The WeChat console gives it out where a business domain is added. It must "
                        "lie in the root folder of each domain, unchanged."));
    m_choose->setText(tr("Choose the check file…"));
    m_check->setText(isRunning() ? tr("Stop") : tr("Check the domains"));
    m_summary->setText(summary());
    m_summary->setVisible(!m_results.isEmpty());
}
