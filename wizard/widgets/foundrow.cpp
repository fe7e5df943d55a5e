// SPDX-License-Identifier: MIT
#include "wizard/widgets/foundrow.h"

#include "models/journey/journeys/certify.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/stillwheel.h"
#include "wizard/widgets/tickbox.h"

#include <QComboBox>
#include <QGridLayout>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

FoundRow::FoundRow(const FoundValue &value, bool isOne, const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_value(value)
    , m_isOne(isOne)
    , m_session(session)
    , m_tick(new TickBox(this))
    , m_about(makeLabel(this, "muted"))
    , m_list(new QComboBox(this))
{
    constexpr int indent = 26; // below the words of the tick
    m_about->setContentsMargins(indent, 0, 0, 0);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 6);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_tick, 0, 0);
    grid->addWidget(m_list, 0, 1);
    grid->addWidget(m_about, 1, 0, 1, 2);
    addLists();
    refresh();
    m_tick->setChecked(m_offer.isNew() && value.isCertain && isOne);
}

void FoundRow::addLists()
{
    keepFromWheel(m_list);
    m_list->setVisible(m_value.kind == Kind::Domain);
    for (const DomainKind kind : {DomainKind::Request, DomainKind::Business, DomainKind::Socket,
             DomainKind::UploadFile, DomainKind::DownloadFile}) {
        if (kind == m_value.list || Journey::asksFor(m_session.answers(), kind)) {
            m_list->addItem({}, int(kind));
        }
    }
    m_list->setCurrentIndex(m_list->findData(int(m_value.list)));
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_value.list = DomainKind(m_list->itemData(index).toInt());
        refresh();
    });
}

bool FoundRow::isTicked() const
{
    return m_offer.isOpen() && m_tick->isChecked();
}

QString FoundRow::title() const
{
    switch (m_value.kind) {
    case Kind::Name:
        return tr("Name");
    case Kind::OriginalId:
        return tr("Original ID");
    case Kind::AppId:
        return tr("AppID");
    case Kind::AppSecret:
        return tr("AppSecret");
    case Kind::UploadKey:
        return tr("Upload key");
    case Kind::Domain:
        return tr("Domain");
    }
    Q_UNREACHABLE();
}

QString FoundRow::shown() const
{
    if (m_value.kind == Kind::AppSecret) {
        return QString(8, u'•') + u' ' + tr("(%n character(s))", nullptr, int(m_value.size));
    }
    if (m_value.kind == Kind::UploadKey) {
        return m_value.size == 0
            ? tr("cannot be used")
            : tr("%1 bits, fingerprint %2").arg(m_value.size).arg(m_value.text);
    }
    const auto domain = domainIn(m_value.list, m_value);
    return m_value.kind == Kind::Domain && domain ? domain->entry : m_value.text;
}

QString FoundRow::about() const
{
    if (!m_offer.trouble.id.isEmpty()) {
        return m_session.words().finding(m_offer.trouble).title;
    }
    if (!m_offer.page) {
        return tr("The way you chose has no page for it.");
    }
    QStringList lines{tr("For the page “%1”.").arg(m_session.stepWords(*m_offer.page).title)};
    if (m_offer.isThere) {
        lines += tr("It is there already.");
    } else if (m_offer.isKept) {
        lines += tr("Another one is kept already; this one would replace it.");
    } else if (!m_offer.before.isEmpty()) {
        lines += tr("It would replace “%1”.").arg(m_offer.before);
    }
    if (!m_isOne) {
        lines += tr("There are several: tick the one of this mini program.");
    } else if (!m_value.isCertain) {
        lines += tr("Tick it only if the mini program calls it.");
    }
    return lines.join(u'\n');
}

void FoundRow::refresh()
{
    m_offer = offerOf(m_value, m_session);
    m_tick->setText(tr("%1: %2").arg(title(), shown()));
    m_tick->setShortcut({}); // a name may have an &
    m_tick->setEnabled(m_offer.isOpen());
    m_about->setText(about());
    m_tick->setAccessibleDescription(m_about->text());
    m_list->setAccessibleName(tr("List of %1").arg(shown()));
    for (int i = 0; i < m_list->count(); ++i) {
        const auto kind = DomainKind(m_list->itemData(i).toInt());
        const QString id = u"domains."_s + domainKindId(kind);
        const QString label = m_session.words().block(m_session.journeyId(), id).label;
        m_list->setItemText(i, label.section(u" ("_s, 0, 0).section(u'（', 0, 0));
    }
}
