// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/words.h"

#include <QObject>
#include <QTranslator>

/// The language of the windows: our translations, Qt's own and the Markdown words, switched
/// together and at once.
class Language final : public QObject
{
    Q_OBJECT
public:
    /// \a locale is "en" or "zh_CN".
    explicit Language(const QString &locale, QObject *parent = nullptr);
    ~Language() override;

    QString locale() const { return m_words.locale(); }
    const Words &words() const { return m_words; }
    /// The words of the other language, for showing both side by side. Loaded on first use.
    const Words &otherWords();
    /// What the words say of facts, menus and places comes from \a rulebook from now on; before,
    /// from the built-in one.
    void setRulebook(const Rulebook &rulebook);
    /// Every open window gets a LanguageChange event.
    void setLocale(const QString &locale);

Q_SIGNALS:
    void changed(const QString &locale);

private:
    void install(const QString &locale);

    Rulebook m_rulebook = Rulebook::builtIn();
    Words m_words;
    std::unique_ptr<Words> m_other;
    QTranslator m_ours;
    QTranslator m_qt;
};
