// SPDX-License-Identifier: MIT
#include "wizard/home/settingsmenu.h"

#include "models/rulebook/language.h"
#include "wizard/appearance.h"
#include "wizard/widgets/languagebutton.h"

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

void addChoice(
    QActionGroup *group, const QString &name, bool isChosen, const std::function<void()> &choose)
{
    QAction *action = group->addAction(name);
    action->setCheckable(true);
    action->setChecked(isChosen);
    QObject::connect(action, &QAction::triggered, group, choose);
}
} // namespace

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
