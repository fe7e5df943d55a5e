// SPDX-License-Identifier: MIT
#include "wizard/pages/domainspage.h"

#include "models/remote/domainsyntax.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace {
bool isRare(DomainKind kind)
{
    return kind == DomainKind::Socket || kind == DomainKind::UploadFile
        || kind == DomainKind::DownloadFile;
}
} // namespace

DomainsPage::DomainsPage(Journey::Step step, Session &session, QWidget *parent)
    : WizardPage(step, session, parent)
{
}

void DomainsPage::build()
{
    m_fill = makePracticeButton(u"practiceFill"_s);
    const QString console = isManaged() ? u"wechat-console"_s : u"weda-certification"_s;
    addLink(console);
    addList(DomainKind::Request);
    if (!isManaged()) {
        addList(DomainKind::Business);
        m_business = makeLabel(this, "small");
        body()->addWidget(m_business);
    }
    m_more = makeLinkButton(this);
    m_more->setObjectName(u"moreKinds"_s);
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    m_rare = new QWidget(this);
    auto *rare = new QVBoxLayout(m_rare);
    rare->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_rare);
    for (const DomainKind kind :
        {DomainKind::Socket, DomainKind::UploadFile, DomainKind::DownloadFile}) {
        addList(kind);
    }
    m_entered = new TickBox(this);
    m_entered->setObjectName(u"domainsEntered"_s);
    body()->addWidget(m_entered);
    connect(
        m_more, &QPushButton::clicked, this, [this] { m_rare->setVisible(!m_rare->isVisible()); });
    connect(m_entered, &QCheckBox::toggled, this, [this](bool on) {
        draft().domainsEntered = on;
        edited();
    });
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            draft().domains.clear();
            for (const QString &domain : std::as_const(session().exercise()->domains)) {
                draft().domains.append({DomainKind::Request, domain});
            }
            show();
            edited();
        });
    }
}

void DomainsPage::addList(DomainKind kind)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(u"domains-"_s + domainKindId(kind));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 4 + 24);
    auto *field = new Field(edit, this);
    auto *copy = makeLinkButton(this);
    auto *layout = isRare(kind) ? static_cast<QVBoxLayout *>(m_rare->layout()) : body();
    layout->addWidget(field);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    m_lists.append({kind, edit, field, copy});
    connect(edit, &QPlainTextEdit::textChanged, this, &DomainsPage::textEdited);
    connect(copy, &QPushButton::clicked, this,
        [this, kind] { QGuiApplication::clipboard()->setText(consoleEntries(kind).join(u'\n')); });
}

void DomainsPage::show()
{
    bool rareUsed = false;
    for (const List &list : std::as_const(m_lists)) {
        QStringList lines;
        for (const DomainEntry &entry : draft().domains) {
            if (entry.kind == list.kind) {
                lines.append(entry.text);
            }
        }
        const QSignalBlocker blocker(list.edit);
        list.edit->setPlainText(lines.join(u'\n'));
        rareUsed = rareUsed || (isRare(list.kind) && !lines.isEmpty());
    }
    m_rare->setVisible(rareUsed);
    m_entered->setChecked(draft().domainsEntered);
    if (m_business) {
        const bool individual = draft().subject == Journey::Subject::Individual;
        m_lists[1].field->setVisible(!individual);
        m_lists[1].copy->setVisible(!individual);
        m_business->setVisible(individual);
    }
    showProblems();
    startAt(m_lists.first().edit);
}

QList<DomainEntry> DomainsPage::entries(DomainKind kind) const
{
    QList<DomainEntry> found;
    for (const List &list : m_lists) {
        if (list.kind != kind) {
            continue;
        }
        for (const QString &line : list.edit->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
            if (!line.trimmed().isEmpty()) {
                found.append({kind, line.trimmed()});
            }
        }
    }
    return found;
}

void DomainsPage::textEdited()
{
    draft().domains.clear();
    for (const List &list : std::as_const(m_lists)) {
        draft().domains += entries(list.kind);
    }
    showProblems();
    edited();
}

QString DomainsPage::problems(DomainKind kind) const
{
    QStringList lines;
    const QList<DomainEntry> list = entries(kind);
    for (const DomainEntry &entry : list) {
        if (const auto parsed = parseDomain(entry); !parsed) {
            lines.append(entry.text + u": "_s + words().finding(parsed.error()).title);
        }
    }
    for (const Finding &finding : listProblems(list)) {
        lines.append(words().finding(finding).title);
    }
    return lines.join(u'\n');
}

QString DomainsPage::remarks(DomainKind kind) const
{
    QStringList lines;
    for (const DomainEntry &entry : entries(kind)) {
        const auto parsed = parseDomain(entry);
        if (parsed && parsed->entry != entry.text) {
            lines.append(tr("%1 is entered as %2").arg(entry.text, parsed->entry));
        }
        if (parsed && !parsed->unicodeHost.isEmpty()) {
            lines.append(tr("%1 is shown as %2").arg(parsed->entry, parsed->unicodeHost));
        }
    }
    return lines.join(u'\n');
}

QStringList DomainsPage::consoleEntries(DomainKind kind) const
{
    QStringList lines;
    for (const DomainEntry &entry : entries(kind)) {
        if (const auto parsed = parseDomain(entry)) {
            lines.append(parsed->entry);
        }
    }
    return lines;
}

void DomainsPage::showProblems()
{
    for (const List &list : std::as_const(m_lists)) {
        if (const QString wrong = problems(list.kind); !wrong.isEmpty()) {
            list.field->setProblem(wrong);
        } else {
            list.field->setRemark(remarks(list.kind));
        }
        list.copy->setEnabled(!consoleEntries(list.kind).isEmpty());
    }
}

void DomainsPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Copy the domains from the practice platform"));
    }
    for (const List &list : std::as_const(m_lists)) {
        switch (list.kind) {
        case DomainKind::Request:
            list.field->setLabel(tr("request domains (request 合法域名), one a line"));
            list.field->setHint(
                tr("They begin with https://, for example https://api.example.com"));
            break;
        case DomainKind::Socket:
            list.field->setLabel(tr("socket domains (socket 合法域名), one a line"));
            list.field->setHint(tr("They begin with wss://"));
            break;
        case DomainKind::UploadFile:
            list.field->setLabel(tr("uploadFile domains (uploadFile 合法域名), one a line"));
            break;
        case DomainKind::DownloadFile:
            list.field->setLabel(tr("downloadFile domains (downloadFile 合法域名), one a line"));
            break;
        case DomainKind::Business:
            list.field->setLabel(tr("Business domains (业务域名), one a line"));
            list.field->setHint(tr("Only for web pages shown inside the mini program. Leave it "
                                   "empty if you do not know what that is."));
            break;
        }
        list.copy->setText(tr("Copy these lines for the console"));
        list.copy->setAccessibleName(
            tr("Copy for the console: %1").arg(list.edit->accessibleName()));
    }
    m_more->setText(tr("More kinds of server domains"));
    if (m_business) {
        m_business->setText(tr("Business domains (业务域名) are not open to individuals."));
    }
    m_entered->setText(isManaged() ? tr("The domains stand in the WeChat console (微信公众平台)")
                                   : tr("The domains stand in the platform's console (微搭)"));
    showProblems();
}

WizardPage::Missing DomainsPage::missing() const
{
    for (const List &list : m_lists) {
        if (!problems(list.kind).isEmpty()) {
            return {tr("Correct the marked lines."), list.edit};
        }
    }
    if (isManaged() && entries(DomainKind::Request).isEmpty()) {
        return {tr("Enter the request domain that the platform shows you."), m_lists.first().edit};
    }
    if (!draft().domains.isEmpty() && !draft().domainsEntered) {
        return {tr("Tick the box when the domains stand in the console."), m_entered};
    }
    return {};
}
