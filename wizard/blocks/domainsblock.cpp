// SPDX-License-Identifier: MIT
#include "wizard/blocks/domainsblock.h"

#include "models/journey/journeys/certify.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/checksview.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textlines.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
bool isRare(DomainKind kind)
{
    return kind == DomainKind::Socket || kind == DomainKind::UploadFile
        || kind == DomainKind::DownloadFile;
}
} // namespace

DomainsBlock::DomainsBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_isManaged(Journey::isManaged(answers()))
    , m_check(session())
    , m_checks(new ChecksView(page, m_check, true, this))
{
    addList(DomainKind::Request);
    if (!m_isManaged) {
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
    connect(
        m_more, &QPushButton::clicked, this, [this] { m_rare->setVisible(!m_rare->isVisible()); });
    unfolds(m_more, m_rare);
    body()->addWidget(m_checks);
    connect(m_checks, &ChecksView::valueRequested, this, &DomainsBlock::goToLine);
    connect(&m_check, &CheckRun::changed, this, &DomainsBlock::sayWhatIsOpen);
}

void DomainsBlock::practise(Exercise &exercise)
{
    answers().change(Keys::domains, [&](QList<DomainEntry> &domains) {
        domains.removeIf(
            [this](const DomainEntry &entry) { return Journey::asksFor(answers(), entry.kind); });
        for (const QString &domain : std::as_const(exercise.domains)) {
            domains.append({DomainKind::Request, domain});
        }
    });
    for (List &list : m_lists) {
        refillList(list);
    }
    refill();
    edited();
}

void DomainsBlock::addList(DomainKind kind)
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

QList<DomainEntry> DomainsBlock::answered(const List &list) const
{
    QList<DomainEntry> entries = answers()[Keys::domains];
    entries.removeIf([&list](const DomainEntry &entry) { return entry.kind != list.kind; });
    return entries;
}

void DomainsBlock::refillList(List &list, QStringList lines)
{
    for (const DomainEntry &entry : answered(list)) {
        lines.append(entry.text);
    }
    list.edit->setValue(lines.join(u'\n'));
    read(list);
}

void DomainsBlock::refill()
{
    bool rareUsed = false;
    for (List &list : m_lists) {
        if (storable(list) != answered(list)) { // a line that is not right yet stays
            refillList(list, wrongLines(list));
        }
        rareUsed = rareUsed || (isRare(list.kind) && !list.entries.isEmpty());
        if (list.kind == DomainKind::Business) {
            list.field->setVisible(isAskedFor(list));
            list.copy->setVisible(isAskedFor(list));
            m_business->setVisible(!isAskedFor(list));
        }
    }
    m_rare->setVisible(rareUsed);
    showProblems();
    m_check.refresh();
    if (!m_check.isRunning()) {
        m_checks->begin();
        m_check.reread(true);
    }
    page().startAt(m_lists.first().edit);
}

QStringList DomainsBlock::wrongLines(const List &list)
{
    QStringList lines;
    for (qsizetype i = 0; i < list.entries.size(); ++i) {
        lines += list.parsed.at(i) ? QStringList() : QStringList(list.entries.at(i).text);
    }
    return lines;
}

// A line that stood there before keeps what was found out about it.
void DomainsBlock::read(List &list)
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
QList<DomainEntry> DomainsBlock::storable(const List &list) const
{
    QList<DomainEntry> right;
    for (const QString &entry : consoleEntries(list)) {
        right.append({list.kind, entry});
    }
    return right;
}

void DomainsBlock::textEdited(DomainKind kind)
{
    for (List &list : m_lists) {
        if (list.kind == kind) {
            read(list);
            answers().change(Keys::domains, [&](QList<DomainEntry> &domains) {
                domains.removeIf([kind](const DomainEntry &e) { return e.kind == kind; });
                domains += storable(list);
            });
        }
    }
    showProblems();
    m_check.refresh();
    sayWhatIsOpen();
    edited();
}

QString DomainsBlock::problems(const List &list) const
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

QString DomainsBlock::remarks(const List &list) const
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

QStringList DomainsBlock::consoleEntries(const List &list) const
{
    QStringList lines;
    for (const Result<ParsedDomain> &parsed : list.parsed) {
        if (parsed) {
            lines.append(parsed->entry);
        }
    }
    return lines;
}

void DomainsBlock::showProblems()
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

void DomainsBlock::retranslate()
{
    for (const List &list : std::as_const(m_lists)) {
        const BlockWords text = blockWords(wordsOf(list));
        list.field->setLabel(text.label);
        list.field->setHint(plainText(text.hint));
        list.copy->setText(tr("Copy these lines for the console"));
        list.copy->setAccessibleName(
            tr("Copy these lines for the console: %1").arg(list.edit->accessibleName()));
    }
    m_more->setText(tr("More kinds of server domains"));
    if (m_business) {
        m_business->setText(plainText(blockWords(u"note.no-business-domains"_s).hint));
    }
    showProblems();
    sayWhatIsOpen();
    m_checks->retranslate();
}

QString DomainsBlock::wordsOf(const List &list)
{
    return u"domains."_s + domainKindId(list.kind);
}

Missing DomainsBlock::missing() const
{
    for (const List &list : m_lists) {
        if (!list.problems.isEmpty()) {
            return {blockWords().missing, list.edit};
        }
    }
    return m_checks->missing();
}

// The final check may have found out something since.
void DomainsBlock::showEvent(QShowEvent *event)
{
    BlockView::showEvent(event);
    m_check.reread(false);
}

Future<> DomainsBlock::commit()
{
    return m_check.startRest();
}

QString DomainsBlock::waitingFor() const
{
    return tr("The domains are being checked…");
}

void DomainsBlock::sayWhatIsOpen()
{
    const auto open = static_cast<int>(m_check.open());
    m_checks->setWords(m_check.total() == 0 ? QString() : tr("Check the domains"),
        open == 0
            ? QString()
            : tr("%n domain(s) still to be checked: by this button, or by Next.", nullptr, open),
        tr("✓ All domains were checked, none failed."));
}

void DomainsBlock::goToLine(const CheckResult &check)
{
    for (const List &list : std::as_const(m_lists)) {
        for (qsizetype i = 0; i < list.entries.size(); ++i) {
            const bool isIt = domainKindId(list.kind) == check.kind && list.parsed.at(i)
                && list.parsed.at(i)->entry == check.subject;
            if (isIt) {
                list.edit->moveCursor(QTextCursor::Start);
                list.edit->find(list.entries.at(i).text);
                list.edit->setFocus();
                return;
            }
        }
    }
}
