// SPDX-License-Identifier: MIT
#include "wizard/widgets/confirmbox.h"

#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QSignalBlocker>

#include <array>

using namespace Qt::StringLiterals;

namespace {
const std::array kHow{u"did-it"_s, u"saw-it"_s, u"was-told"_s};
}

ConfirmBox::ConfirmBox(QWidget *parent)
    : QWidget(parent)
    , m_byLabel(makeLabel(this, "field"))
    , m_by(new TextLine(this))
    , m_howLabel(makeLabel(this, "field"))
    , m_how(new QComboBox(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_byLabel, 0, 0);
    grid->addWidget(m_howLabel, 0, 1);
    grid->addWidget(m_by, 1, 0);
    grid->addWidget(m_how, 1, 1);
    grid->addWidget(new GuardNotice(m_by->guard(), nullptr, this), 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_byLabel->setBuddy(m_by);
    m_howLabel->setBuddy(m_how);
    m_by->setObjectName(u"confirmedBy"_s);
    m_how->setObjectName(u"confirmedHow"_s);
    for (const QString &how : kHow) {
        m_how->addItem(QString(), how);
    }
    connect(m_by, &TextLine::edited, this, &ConfirmBox::changed);
    connect(m_how, &QComboBox::currentIndexChanged, this, &ConfirmBox::changed);
    retranslate();
}

void ConfirmBox::setConfirmation(const Journey::Confirmation &confirmation)
{
    const QSignalBlocker blocker(this);
    if (this->confirmation().by != confirmation.by) {
        m_by->setValue(confirmation.by);
    }
    m_how->setCurrentIndex(qMax(0, m_how->findData(confirmation.how)));
}

Journey::Confirmation ConfirmBox::confirmation() const
{
    return {m_by->value().trimmed(), m_how->currentData().toString()};
}

QString ConfirmBox::howText(const QString &how)
{
    return how == "did-it"_L1 ? tr("I did it myself")
        : how == "saw-it"_L1  ? tr("I saw it on the screen")
                              : tr("I was told");
}

void ConfirmBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ConfirmBox::retranslate()
{
    m_byLabel->setText(tr("Done by (optional)"));
    m_by->setPlaceholderText(tr("Name or role"));
    m_howLabel->setText(tr("How do you know?"));
    for (int i = 0; i < m_how->count(); ++i) {
        m_how->setItemText(i, howText(m_how->itemData(i).toString()));
    }
}
