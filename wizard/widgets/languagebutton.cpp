// SPDX-License-Identifier: MIT
#include "wizard/widgets/languagebutton.h"

#include "models/rulebook/language.h"

#include <QEvent>
#include <QTimer>

using namespace Qt::StringLiterals;

LanguageButton::LanguageButton(Language &language, QWidget *parent)
    : QPushButton(parent)
    , m_language(language)
{
    setObjectName(u"language"_s);
    setProperty("role", u"link"_s);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QPushButton::clicked, this,
        [this] { m_language.setLocale(m_language.locale() == "en"_L1 ? u"zh_CN"_s : u"en"_s); });
    retranslate();
}

void LanguageButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QPushButton::changeEvent(event);
}

void LanguageButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (!m_isPainted) {
        m_isPainted = true;
        QTimer::singleShot(0, this, &LanguageButton::retranslate);
    }
}

// A Chinese font takes a while to load; in an English window that waits until the first picture is
// there.
void LanguageButton::retranslate()
{
    setText(m_language.locale() != "en"_L1 ? u"English"_s : m_isPainted ? u"中文"_s : QString());
    setAccessibleName(tr("Switch language"));
}
