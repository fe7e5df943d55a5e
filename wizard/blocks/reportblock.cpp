// SPDX-License-Identifier: MIT
#include "models/session/report.h"
#include "models/session/reporthtml.h"
#include "wizard/blocks/blocks.h"
#include "wizard/printing.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextBrowser>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
/// The verdict: what was proved and what was not, and what to do next; a report without secrets to
/// print or save.
class ReportBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(ReportBlock)
public:
    ReportBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_verdict(new Notice(this))
        , m_report(new QTextBrowser(this))
    {
        m_verdict->setObjectName(u"verdict"_s);
        m_report->setObjectName(u"report"_s);
        m_report->setMinimumHeight(260);
        m_report->document()->setDocumentMargin(12);
        auto *row = new FlowLayout(8);
        m_pdf = addButton(row, u"savePdf"_s, [this] {
            saveReport(u"pdf"_s, [this](const QString &path) {
                return writePdf(path, reportHtml(session()), reportWatermark(session()));
            });
        });
        m_html = addButton(row, u"saveHtml"_s, [this] {
            saveReport(u"html"_s, [this](const QString &path) {
                return writeFile(path, reportHtml(session()).toUtf8());
            });
        });
        m_print = addButton(row, u"print"_s, [this] { print(); });
        body()->addWidget(m_verdict);
        body()->addWidget(m_report, 1);
        body()->addLayout(row);
    }

    // To lay out a report takes longer than all the rest of Next: the page with its verdict is
    // painted first.
    void refill() override
    {
        showVerdict();
        m_report->clear();
        QTimer::singleShot(0, this, [this] {
            QCoreApplication::sendPostedEvents(window(), QEvent::UpdateRequest);
            m_report->setHtml(reportHtml(session()));
        });
    }

    void retranslate() override
    {
        m_report->setAccessibleName(tr("Report"));
        m_pdf->setText(tr("Save as PDF…"));
        m_html->setText(tr("Save as HTML…"));
        m_print->setText(tr("Print…"));
        if (!m_report->document()->isEmpty()) { // else it comes when the page is entered
            refill();
        }
    }

private:
    QPushButton *addButton(QLayout *row, const QString &name, const std::function<void()> &action)
    {
        auto *button = makeButton(this, name);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    }

    // An overridden failure does not end as "Done".
    void showVerdict()
    {
        const Verdict verdict = session().verdict();
        const BlockWords said = verdict.in(words());
        const QString open = openPoints(session().checks(), words());
        m_verdict->showText(verdict.state(), said.label, QString(said.hint + open).trimmed());
        if (const QString block = verdict.openBlock(); !block.isEmpty()) {
            const bool isCheck = block == "preflight"_L1;
            m_verdict->addAction(
                u"backToOpen"_s,
                [isCheck] {
                    return isCheck ? tr("Back to the final check") : tr("Back to the domains");
                },
                [this, block] { session().goToBlock(block); });
        }
        if (verdict.isGood() && !verdict.isRequest) {
            offerWhatComesNext();
        }
        page().showTitle(verdict.isGood() ? QString() : said.label);
    }

    void offerWhatComesNext()
    {
        for (const Journey::Spec *next : Journey::journeysAfter(session().spec())) {
            const QString id = Journey::idOf(*next);
            m_verdict->addAction(
                u"next-"_s + id,
                [this, id] { return tr("Go on: %1").arg(words().journey(id).title); },
                [this, id] { Q_EMIT session().journeyRequested(id); });
        }
    }

    void saveReport(const QString &suffix, const Write &write)
    {
        saveFile(
            *page().notice(), words(), tr("Save the report"), reportName(session()), suffix, write);
    }

    void print()
    {
        auto *dialog = new QPrintDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(
            dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *chosen) {
                paintPages(*chosen, reportHtml(session()), reportWatermark(session()));
            });
        dialog->open();
    }

    Notice *m_verdict;
    QTextBrowser *m_report;
    QPushButton *m_pdf;
    QPushButton *m_html;
    QPushButton *m_print;
};
} // namespace

BlockView *makeReport(const Journey::Block &block, BlockPage &page)
{
    return new ReportBlock(block, page);
}
