// SPDX-License-Identifier: MIT
#include "wizard/blocks/reportblock.h"

#include "models/session/report.h"
#include "models/session/reporthtml.h"
#include "wizard/blockpage.h"
#include "wizard/printing.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextBrowser>
#include <QTimer>

using namespace Qt::StringLiterals;

ReportBlock::ReportBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    m_verdict = new Notice(this);
    m_verdict->setObjectName(u"verdict"_s);
    body()->addWidget(m_verdict);
    m_report = new QTextBrowser(this);
    m_report->setObjectName(u"report"_s);
    m_report->setMinimumHeight(260);
    m_report->document()->setDocumentMargin(12);
    m_pdf = makeButton(this);
    m_pdf->setObjectName(u"savePdf"_s);
    m_html = makeButton(this);
    m_html->setObjectName(u"saveHtml"_s);
    m_print = makeButton(this);
    m_print->setObjectName(u"print"_s);
    auto *row = new FlowLayout(8);
    for (QPushButton *button : {m_pdf, m_html, m_print}) {
        row->addWidget(button);
    }
    body()->addWidget(m_report, 1);
    body()->addLayout(row);
    connect(m_pdf, &QPushButton::clicked, this, [this] { save(u"pdf"_s); });
    connect(m_html, &QPushButton::clicked, this, [this] { save(u"html"_s); });
    connect(m_print, &QPushButton::clicked, this, [this] {
        auto *printer = new QPrinter;
        auto *dialog = new QPrintDialog(printer, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QObject::destroyed, dialog, [printer] { delete printer; });
        connect(
            dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *chosen) {
                paintPages(*chosen, reportHtml(session()), reportWatermark(session()));
            });
        dialog->open();
    });
}

/// What was not proved, what failed before what could not be done; the report has all of it.
QString ReportBlock::openPoints() const
{
    constexpr qsizetype fewEnough = 5;
    QStringList lines;
    const QList<CheckResult> checks = session().checks();
    for (const bool failed : {true, false}) {
        for (const CheckResult &check : checks) {
            if (!isProved(check) && (check.status == CheckStatus::Failed) == failed) {
                lines += u'\n' + statusMark(check.status) + u' ' + checkText(check, words());
            }
        }
    }
    const QString more = lines.size() > fewEnough ? u"\n…"_s : QString();
    return lines.mid(0, fewEnough).join(QString()) + more;
}

// An overridden failure does not end as "Done".
void ReportBlock::showVerdict()
{
    const Verdict verdict = session().verdict();
    const BlockWords said = verdict.in(words());
    m_verdict->clearActions();
    m_verdict->showText(verdict.state(), said.label, QString(said.hint + openPoints()).trimmed());
    if (const QString block = verdict.openBlock(); !block.isEmpty()) {
        const bool isCheck = block == "preflight"_L1;
        auto *back = m_verdict->addAction([isCheck] {
            return isCheck ? tr("Back to the final check") : tr("Back to the domains");
        });
        back->setObjectName(u"backToOpen"_s);
        connect(back, &QPushButton::clicked, this, [this, block] { session().goToBlock(block); });
    }
    page().showTitle(verdict.isGood() ? QString() : said.label);
}

// To lay out a report takes longer than all the rest of Next: the page with its verdict is painted
// first.
void ReportBlock::refill()
{
    showVerdict();
    m_report->clear();
    QTimer::singleShot(0, this, [this] {
        QCoreApplication::sendPostedEvents(window(), QEvent::UpdateRequest);
        m_report->setHtml(reportHtml(session()));
    });
}

void ReportBlock::save(const QString &suffix)
{
    const QString html = reportHtml(session());
    askForFile(this, tr("Save the report"), reportName(session()) + u'.' + suffix, suffix,
        [this, html, suffix](const QString &path) {
            const auto written = suffix == "pdf"_L1
                ? writePdf(path, html, reportWatermark(session()))
                : writeFile(path, html.toUtf8());
            if (!written) {
                page().showFinding(written.error());
                return;
            }
            page().showText(
                u"good"_s, [] { return tr("Saved"); }, [path] { return path; });
        });
}

void ReportBlock::retranslate()
{
    m_report->setAccessibleName(tr("Report"));
    m_pdf->setText(tr("Save as PDF…"));
    m_html->setText(tr("Save as HTML…"));
    m_print->setText(tr("Print…"));
    if (!m_report->document()->isEmpty()) { // else it comes when the page is entered
        refill();
    }
}
