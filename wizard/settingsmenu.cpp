// SPDX-License-Identifier: MIT
#include "wizard/settingsmenu.h"

#include "models/rulebook/language.h"
#include "wizard/appearance.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <functional>

using namespace Qt::StringLiterals;

namespace {
struct SettingsMenu
{
    Q_DECLARE_TR_FUNCTIONS(SettingsMenu)
};

/// Has a screen reader say at \a from which language it is now.
void switchLanguage(Language &language, const QString &locale, QWidget *from)
{
    language.setLocale(locale);
    announce(from, SettingsMenu::tr("Language: English"));
}

void addChoice(
    QActionGroup *group, const QString &name, bool isChosen, const std::function<void()> &choose)
{
    QAction *action = group->addAction(name);
    action->setCheckable(true);
    action->setChecked(isChosen);
    QObject::connect(action, &QAction::triggered, group, choose);
}
} // namespace

// A Chinese font takes a while to load; in an English window that waits until the first picture is
// there.
QPushButton *makeLanguageButton(Language &language, QWidget *parent)
{
    auto *button = makeLinkButton(parent, u"language"_s);
    const auto other = [&language] {
        return language.locale() == "en"_L1 ? u"中文"_s : u"English"_s;
    };
    const auto name = [button, other] { button->setText(other()); };
    followLanguage(button, [&language, button, other, name] {
        button->setAccessibleName(SettingsMenu::tr("%1: switch language").arg(other()));
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

void openSettingsMenu(Language &language, Appearance &appearance, const QWidget *button)
{
    using Mode = Appearance::Mode;
    auto *menu = new QMenu(button->window());
    menu->setObjectName(u"settingsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *languages = new QActionGroup(menu);
    for (const auto &[name, locale] : // each in itself
        {std::pair(u"English"_s, u"en"_s), std::pair(u"中文"_s, u"zh_CN"_s)}) {
        addChoice(languages, name, locale == language.locale(),
            [&language, menu, id = locale] { switchLanguage(language, id, menu->parentWidget()); });
    }
    auto *modes = new QActionGroup(menu);
    for (const auto &[name, mode] : {std::pair(SettingsMenu::tr("As the desktop"), Mode::System),
             std::pair(SettingsMenu::tr("Light"), Mode::Light),
             std::pair(SettingsMenu::tr("Dark"), Mode::Dark)}) {
        addChoice(modes, name, mode == appearance.mode(),
            [&appearance, id = mode] { appearance.setMode(id); });
    }
    menu->addSection(SettingsMenu::tr("Language"));
    menu->addActions(languages->actions());
    menu->addSection(SettingsMenu::tr("Colours"));
    menu->addActions(modes->actions());
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
}
