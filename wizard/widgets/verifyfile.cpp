// SPDX-License-Identifier: MIT
#include "wizard/widgets/verifyfile.h"

#include "models/core/secretform.h"
#include "models/rulebook/language.h"
#include "models/session/secrettray.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kEnough = 16 * 1024; // far more than a check file has
} // namespace

VerifyFileCheck::VerifyFileCheck(DomainProbe &probe, const Language &language, SecretTray &tray,
    Domains domains, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_domains(std::move(domains))
    , m_run(probe)
    , m_name(new TextLine(this))
    , m_field(new Field(m_name, tray, this))
    , m_choose(makeButton(this))
    , m_check(makeButton(this))
    , m_summary(makeLabel(this, "field"))
    , m_list(new CheckList(this))
{
    build();
    connect(m_name, &TextLine::edited, this, &VerifyFileCheck::nameEdited);
    connect(m_choose, &QPushButton::clicked, this, &VerifyFileCheck::chooseFile);
    connect(m_check, &QPushButton::clicked, this, &VerifyFileCheck::check);
    connect(m_list, &CheckList::againRequested, this, [this](const CheckResult &check) {
        m_run.restart(check);
        retranslate();
    });
    connect(&m_run, &VerifyRun::resultChanged, m_list, &CheckList::resultChanged);
    connect(&m_run, &VerifyRun::finished, this, &VerifyFileCheck::finish);
    followLanguage(this, [this] {
        retranslate();
        showFile();
        m_list->retranslate(m_language.words());
    });
}

void VerifyFileCheck::build()
{
    m_name->setObjectName(u"verifyFileName"_s);
    m_choose->setObjectName(u"chooseVerifyFile"_s);
    m_check->setObjectName(u"checkVerifyFile"_s);
    m_summary->setObjectName(u"verifyFileSummary"_s);
    m_list->setVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new FlowLayout(8);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_check);
    column->addWidget(m_field);
    column->addLayout(buttons);
    column->addWidget(m_summary);
    column->addWidget(m_list);
}

void VerifyFileCheck::setFile(const VerifyFile &file)
{
    m_file = file;
    m_trouble.clear();
    m_name->setValue(withoutSecrets(file.name));
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
    const QList<DomainEntry> domains = m_domains();
    if (isRunning()) {
        m_run.stop();
    } else if (m_file.name.isEmpty()) {
        refuse(tr("Choose the check file first, or enter its name."), m_choose);
    } else if (domains.isEmpty()) {
        refuse(tr("Enter a business domain first: there the file is looked for."), m_check);
    } else {
        m_run.start(m_file, domains);
        m_list->start(m_run.results(), m_language.words());
        retranslate();
    }
}

void VerifyFileCheck::refuse(const QString &why, QWidget *at)
{
    m_field->setProblem(why);
    at->setFocus();
    announce(m_field, why);
}

void VerifyFileCheck::finish()
{
    retranslate();
    announce(m_summary, m_summary->text());
    Q_EMIT finished();
}

// What was said is about another file.
void VerifyFileCheck::clear()
{
    m_run.clear();
    m_list->start(m_run.results(), m_language.words());
    retranslate();
}

QString VerifyFileCheck::summary() const
{
    const auto passed = std::count_if(results().cbegin(), results().cend(),
        [](const CheckResult &each) { return each.status == CheckStatus::Passed; });
    return isRunning()
        ? tr("The domains are being asked for the file…")
        : tr("%1 of %2 hand out the check file as they should.").arg(passed).arg(results().size());
}

void VerifyFileCheck::retranslate()
{
    m_field->setLabel(tr("Name of WeChat's check file (校验文件)"));
    m_field->setHint(tr("The WeChat console gives it out where a business domain is added. It must "
                        "lie in the root folder of each domain, unchanged."));
    m_choose->setText(tr("Choose the check file…"));
    m_check->setText(isRunning() ? tr("Stop") : tr("Check the domains"));
    m_summary->setText(summary());
    m_summary->setVisible(!results().isEmpty());
}
