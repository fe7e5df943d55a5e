// SPDX-License-Identifier: MIT
#include "wizard/pages/domainspage.h"

#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textlines.h"
#include "wizard/widgets/tickbox.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

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
    addLinks();
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
        setTick(draft(), &Journey::Draft::domainsEntered, on);
        edited();
    });
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            draft().domains.removeIf(
                [this](const DomainEntry &entry) { return Journey::asksFor(draft(), entry.kind); });
            for (const QString &domain : std::as_const(session().exercise()->domains)) {
                draft().domains.append({DomainKind::Request, domain});
            }
            for (List &list : m_lists) {
                refill(list);
            }
            show();
            edited();
        });
    }
}

void DomainsPage::addList(DomainKind kind)
{
    auto *edit = new TextLines(this);
    edit->setObjectName(u"domains-"_s + domainKindId(kind));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 4 + 24);
    auto *field = new Field(edit, session().tray(), this);
    auto *copy = makeLinkButton(this);
    auto *layout = isRare(kind) ? static_cast<QVBoxLayout *>(m_rare->layout()) : body();
    layout->addWidget(field);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    const qsizetype index = m_lists.size();
    m_lists.append({kind, edit, field, copy, {}, {}});
    connect(edit, &TextLines::edited, this, [this, kind] { textEdited(kind); });
    connect(copy, &QPushButton::clicked, this, [this, index] {
        QGuiApplication::clipboard()->setText(consoleEntries(m_lists.at(index)).join(u'\n'));
    });
}

QList<DomainEntry> DomainsPage::answered(const List &list) const
{
    QList<DomainEntry> entries = draft().domains;
    entries.removeIf([&list](const DomainEntry &entry) { return entry.kind != list.kind; });
    return entries;
}

void DomainsPage::refill(List &list)
{
    QStringList lines;
    for (const DomainEntry &entry : answered(list)) {
        lines.append(entry.text);
    }
    list.edit->setValue(lines.join(u'\n'));
    read(list);
}

void DomainsPage::show()
{
    bool rareUsed = false;
    for (List &list : m_lists) {
        if (storable(list) != answered(list)) { // a line that is not right yet stays
            refill(list);
        }
        rareUsed = rareUsed || (isRare(list.kind) && !list.entries.isEmpty());
        if (list.kind == DomainKind::Business) {
            list.field->setVisible(isAskedFor(list));
            list.copy->setVisible(isAskedFor(list));
            m_business->setVisible(!isAskedFor(list));
        }
    }
    m_rare->setVisible(rareUsed);
    showTick();
    showProblems();
    startAt(m_lists.first().edit);
}

void DomainsPage::showTick()
{
    const QSignalBlocker quiet(m_entered);
    m_entered->setChecked(session().counted().domainsEntered);
}

// A line that stood there before keeps what was found out about it.
void DomainsPage::read(List &list)
{
    QHash<QString, Result<ParsedDomain>> known;
    for (qsizetype i = 0; i < list.entries.size(); ++i) {
        known.insert(list.entries.at(i).text, list.parsed.at(i));
    }
    list.entries.clear();
    list.parsed.clear();
    for (const QString &line : list.edit->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const DomainEntry entry{list.kind, line.trimmed()};
        if (!entry.text.isEmpty()) {
            const auto before = known.constFind(entry.text);
            list.entries.append(entry);
            list.parsed.append(before == known.constEnd() ? parseDomain(entry) : *before);
        }
    }
}

/// What is stored: the console's form of the lines that are right. What is cut off a URL may be a
/// token, and a line that is wrong may be anything.
QList<DomainEntry> DomainsPage::storable(const List &list) const
{
    QList<DomainEntry> right;
    for (const QString &entry : consoleEntries(list)) {
        right.append({list.kind, entry});
    }
    return right;
}

void DomainsPage::textEdited(DomainKind kind)
{
    for (List &list : m_lists) {
        if (list.kind == kind) {
            read(list);
            draft().domains.removeIf([&](const DomainEntry &e) { return e.kind == kind; });
            draft().domains += storable(list);
        }
    }
    showTick(); // it was said about what stood there before
    showProblems();
    edited();
}

QString DomainsPage::problems(const List &list) const
{
    QMap<qsizetype, QString> ofLine;
    for (qsizetype i = 0; i < list.entries.size(); ++i) {
        if (!list.parsed.at(i)) {
            ofLine.insert(i, words().finding(list.parsed.at(i).error()).title);
        }
    }
    QStringList lines;
    for (const Finding &finding : listProblems(list.entries, list.parsed)) {
        const QString title = words().finding(finding).title;
        if (finding.facts.contains("index"_L1)) {
            ofLine.insert(finding.facts.value("index"_L1).toInt(), title);
        } else {
            lines.append(title);
        }
    }
    for (const auto &[index, title] : ofLine.asKeyValueRange()) {
        lines.append(list.entries.at(index).text + u": "_s + title);
    }
    if (std::any_of(list.parsed.cbegin(), list.parsed.cend(), [](const auto &p) { return !p; })) {
        lines.append(tr("A line that is not right yet is not saved. Correct it before you close."));
    }
    return lines.join(u'\n');
}

QString DomainsPage::remarks(const List &list) const
{
    QStringList lines;
    for (qsizetype i = 0; i < list.entries.size(); ++i) {
        const Result<ParsedDomain> &parsed = list.parsed.at(i);
        const QString &text = list.entries.at(i).text;
        if (parsed && parsed->entry != text) {
            lines.append(tr("%1 is entered as %2").arg(text, parsed->entry));
        }
        if (parsed && !parsed->unicodeHost.isEmpty()) {
            lines.append(tr("%1 is shown as %2").arg(parsed->entry, parsed->unicodeHost));
        }
    }
    return lines.join(u'\n');
}

QStringList DomainsPage::consoleEntries(const List &list) const
{
    QStringList lines;
    for (const Result<ParsedDomain> &parsed : list.parsed) {
        if (parsed) {
            lines.append(parsed->entry);
        }
    }
    return lines;
}

void DomainsPage::showProblems()
{
    for (List &list : m_lists) {
        list.problems = isAskedFor(list) ? problems(list) : QString();
        if (!list.problems.isEmpty()) {
            list.field->setProblem(list.problems);
        } else {
            list.field->setRemark(remarks(list));
        }
        list.copy->setEnabled(!consoleEntries(list).isEmpty());
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
    m_entered->setText(isManaged()
            ? tr("The domains are entered in the WeChat console (微信公众平台)")
            : tr("The domains are entered in WeDa's console (微搭)"));
    showProblems();
}

WizardPage::Missing DomainsPage::missing() const
{
    for (const List &list : m_lists) {
        if (!list.problems.isEmpty()) {
            return {tr("Correct the marked lines."), list.edit};
        }
    }
    if (isManaged() && m_lists.first().entries.isEmpty()) {
        return {tr("Enter the request domain that WeDa shows you."), m_lists.first().edit};
    }
    if (!Journey::domainsAskedFor(draft()).isEmpty() && !session().counted().domainsEntered) {
        return {tr("Tick the box once the domains are in the console."), m_entered};
    }
    return {};
}
