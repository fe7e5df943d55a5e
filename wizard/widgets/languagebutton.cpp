// SPDX-License-Identifier: MIT
#include "wizard/widgets/languagebutton.h"

#include "models/rulebook/language.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct LanguageButton
{
    Q_DECLARE_TR_FUNCTIONS(LanguageButton)
};
} // namespace

// A Chinese font takes a while to load; in an English window that waits until the first picture is
// there.
QPushButton *makeLanguageButton(Language &language, QWidget *parent)
{
    auto *button = makeLinkButton(parent, u"language"_s);
    const auto name = [&language, button] {
        button->setText(language.locale() == "en"_L1 ? u"中文"_s : u"English"_s);
    };
    followLanguage(button, [&language, button, name] {
        button->setAccessibleName(LanguageButton::tr("Switch language"));
        if (language.locale() != "en"_L1 || !button->text().isEmpty()) {
            name();
        }
    });
    afterFirstPaint(button, name);
    QObject::connect(button, &QPushButton::clicked, button, [&language, button] {
        switchLanguage(language, language.locale() == "en"_L1 ? u"zh_CN"_s : u"en"_s, button);
    });
    return button;
}

void switchLanguage(Language &language, const QString &locale, QWidget *from)
{
    language.setLocale(locale);
    announce(from, LanguageButton::tr("Language: English"));
}
