// SPDX-License-Identifier: MIT
#include "wizard/home/settingsmenu.h"

#include "models/rulebook/language.h"
#include "wizard/appearance.h"

#include <QActionGroup>
#include <QEvent>

using namespace Qt::StringLiterals;

SettingsMenu::SettingsMenu(Language &language, Appearance &appearance, QWidget *parent)
    : QMenu(parent)
    , m_language(language)
    , m_appearance(appearance)
    , m_languageTitle(addSection(QString()))
    , m_languages(new QActionGroup(this))
    , m_modeTitle(nullptr)
    , m_modes(new QActionGroup(this))
{
    setObjectName(u"settingsMenu"_s);
    addLanguages();
    m_modeTitle = addSection(QString());
    addModes();
    retranslate();
}

// Each in itself.
void SettingsMenu::addLanguages()
{
    for (const auto &[name, locale] :
        {std::pair(u"English"_s, u"en"_s), std::pair(u"中文"_s, u"zh_CN"_s)}) {
        QAction *action = m_languages->addAction(addAction(name));
        action->setCheckable(true);
        action->setData(locale);
    }
    connect(m_languages, &QActionGroup::triggered, this,
        [this](const QAction *chosen) { m_language.setLocale(chosen->data().toString()); });
}

void SettingsMenu::addModes()
{
    using Mode = Appearance::Mode;
    for (const Mode mode : {Mode::System, Mode::Light, Mode::Dark}) {
        QAction *action = m_modes->addAction(addAction(QString()));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
    }
    connect(m_modes, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        m_appearance.setMode(static_cast<Mode>(chosen->data().toInt()));
    });
}

void SettingsMenu::openAt(const QWidget *button)
{
    for (QAction *action : m_languages->actions()) {
        action->setChecked(action->data().toString() == m_language.locale());
    }
    for (QAction *action : m_modes->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(m_appearance.mode()));
    }
    popup(button->mapToGlobal(button->rect().bottomLeft()));
}

void SettingsMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMenu::changeEvent(event);
}

void SettingsMenu::retranslate()
{
    m_languageTitle->setText(tr("Language"));
    m_modeTitle->setText(tr("Colours"));
    const QStringList names{tr("As the desktop"), tr("Light"), tr("Dark")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        m_modes->actions().at(i)->setText(names.at(i));
    }
}
