// SPDX-License-Identifier: MIT
#pragma once
#include <QDate>
#include <QJsonValue>
#include <QString>
#include <QUrl>

/// A fact with where it comes from, so that the app can show "from …, as of …".
struct Fact
{
    QString id; ///< e.g. "managed.minimum-edition", "subject.individual.web-view"
    QJsonValue value;
    QString unit; ///< "", "yuan", "days", …
    QString source; ///< title of the document
    QUrl url; ///< https, or empty
    QDate asOf;
    QString confidence; ///< "official", "reported" or "unconfirmed": worded as such in the app
    QString sourceEnglish; ///< the source for people who do not read Chinese
};

/// A place in one of the consoles that can be opened.
struct Link
{
    QString id; ///< e.g. "wechat-console", "weda-certification"
    QUrl url; ///< https
    QString console; ///< "wechat", "tencent-cloud", "weda", "docs"
    QString name; ///< what it is called there, Chinese
    QString english; ///< what that means
};

/// A menu path as the console writes it, with the names other documents use for it.
struct MenuPath
{
    QString id; ///< e.g. "wechat.development-settings"
    QStringList path; ///< the console's own Chinese names
    QList<QStringList> synonyms;
    QStringList english; ///< what the names of the path mean, one each
};

/// Somebody who must act in a step.
struct Role
{
    QString id; ///< e.g. "administrator", "main-account"
    QString of; ///< whose: "mini-program", "cloud-account", "subject" …; "" is who sits here
};
