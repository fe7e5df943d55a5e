// SPDX-License-Identifier: MIT
#pragma once
#include <QMenu>

class Appearance;
class Language;
class QActionGroup;

/// Language and colours of the windows. Each choice is taken at once.
class SettingsMenu final : public QMenu
{
    Q_OBJECT
public:
    SettingsMenu(Language &language, Appearance &appearance, QWidget *parent = nullptr);
    /// Opens it beside \a button.
    void openAt(const QWidget *button);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addLanguages();
    void addModes();
    void retranslate();

    Language &m_language;
    Appearance &m_appearance;
    QAction *m_languageTitle;
    QActionGroup *m_languages;
    QAction *m_modeTitle;
    QActionGroup *m_modes;
};
