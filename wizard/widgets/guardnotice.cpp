// SPDX-License-Identifier: MIT
#include "wizard/widgets/guardnotice.h"

#include "models/session/secrettray.h"
#include "models/session/takenwords.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

using namespace Qt::StringLiterals;
using Kind = SecretSpan::Kind;

GuardNotice::GuardNotice(TextGuard &guard, SecretTray *tray, QWidget *parent)
    : QWidget(parent)
    , m_guard(guard)
    , m_tray(tray)
{
    connect(&m_guard, &TextGuard::changed, this, [this] {
        m_isKept = false;
        refresh();
    });
    connect(&m_guard, &TextGuard::intervened, this, [this] { announce(m_label, m_label->text()); });
    followLanguage(this, [this] { refresh(); });
}

void GuardNotice::makeParts()
{
    if (m_label) {
        return;
    }
    m_label = makeLabel(this, "problem");
    m_keep = makeLinkButton(this, u"keepForItsPage"_s);
    auto *column = makeColumn(this, 4);
    column->addWidget(m_label);
    column->addWidget(m_keep, 0, Qt::AlignLeft);
    m_label->setObjectName(u"guardText"_s);
    setTabOrder(this, m_keep); // made late, and yet not the last for the Tab key
    connect(m_keep, &QPushButton::clicked, this, &GuardNotice::keep);
}

void GuardNotice::keep()
{
    m_tray->keep(m_guard.sieve().taken());
    m_guard.release();
    m_isKept = true;
    refresh();
    announce(m_label, m_label->text());
}

void GuardNotice::refresh()
{
    const QString words = wordsOf(m_guard.sieve(), m_isKept);
    if (words.isEmpty() && !m_label) {
        setVisible(false);
        return;
    }
    makeParts();
    const auto kind = m_tray ? m_tray->keepable(m_guard.sieve().taken()) : std::nullopt;
    m_label->setText(words);
    setState(m_label, m_isKept ? u"remark"_s : QString());
    m_keep->setVisible(kind.has_value());
    if (kind) {
        m_keep->setText(*kind == Kind::AppSecret ? tr("Keep it for the AppSecret page")
                                                 : tr("Keep it for the upload key page"));
    }
    const bool isNew = isHidden() && !words.isEmpty();
    setVisible(!words.isEmpty());
    if (isNew) {
        reveal(this);
    }
}
