// SPDX-License-Identifier: MIT
#include "wizard/widgets/guardnotice.h"

#include "models/session/secrettray.h"
#include "models/session/takenwords.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <algorithm>

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
    connect(&m_guard, &TextGuard::intervened, this, [this] { announce(m_label, text()); });
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
    connect(m_keep, &QPushButton::clicked, this, &GuardNotice::keep);
}

bool GuardNotice::canKeep(const TakenSecret &taken) const
{
    return m_tray && m_tray->hasPageFor(taken.kind);
}

void GuardNotice::keep()
{
    for (const TakenSecret &taken : m_guard.sieve().taken()) {
        if (canKeep(taken)) {
            m_tray->put(taken.kind, taken.secret);
        }
    }
    m_guard.release();
    m_isKept = true;
    refresh();
    announce(m_label, text());
}

QString GuardNotice::text() const
{
    const QString words = wordsOf(m_guard.sieve());
    return m_isKept
        ? QString(tr("Kept in memory for its page, until this window is closed.") + u'\n' + words)
              .trimmed()
        : words;
}

void GuardNotice::refresh()
{
    const QString words = text();
    if (words.isEmpty() && !m_label) {
        setVisible(false);
        return;
    }
    makeParts();
    const QList<TakenSecret> &taken = m_guard.sieve().taken();
    const auto kept = std::find_if(
        taken.begin(), taken.end(), [this](const TakenSecret &each) { return canKeep(each); });
    m_label->setText(words);
    setState(m_label, m_isKept ? u"remark"_s : QString());
    m_keep->setVisible(kept != taken.end());
    if (kept != taken.end()) {
        m_keep->setText(kept->kind == Kind::AppSecret ? tr("Keep it for the AppSecret page")
                                                      : tr("Keep it for the upload key page"));
    }
    const bool isNew = isHidden() && !words.isEmpty();
    setVisible(!words.isEmpty());
    if (isNew) {
        reveal(this);
    }
}
