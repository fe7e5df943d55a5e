// SPDX-License-Identifier: MIT
#include "models/rulebook/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

Language::Language(const QString &locale, QObject *parent)
    : QObject(parent)
    , m_words(locale, m_rulebook)
{
    install(locale);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

const Words &Language::otherWords()
{
    if (!m_other) {
        m_other = std::make_unique<Words>(locale() == "en"_L1 ? u"zh_CN"_s : u"en"_s, m_rulebook);
    }
    return *m_other;
}

void Language::setRulebook(const Rulebook &rulebook)
{
    m_rulebook = rulebook;
    m_words = Words(locale(), m_rulebook);
    m_other.reset();
}

void Language::setLocale(const QString &locale)
{
    if (locale == m_words.locale()) {
        return;
    }
    m_words = Words(locale, m_rulebook);
    m_other.reset();
    install(locale);
    Q_EMIT changed(locale);
}

void Language::install(const QString &locale)
{
    QLocale::setDefault(QLocale(locale));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_ours);
    // Qt's file first: the translator installed last is asked first. Nothing to load for Qt's own
    // English.
    if (m_qt.load(u"qtbase_"_s + locale, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_ours.load(u":/i18n/mpwizard_"_s + locale)) {
        QCoreApplication::installTranslator(&m_ours);
    }
}
