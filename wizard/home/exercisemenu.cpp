// SPDX-License-Identifier: MIT
#include "wizard/home/exercisemenu.h"

#include "models/sandbox/scenario.h"

#include <QEvent>

using namespace Qt::StringLiterals;

ExerciseMenu::ExerciseMenu(QWidget *parent)
    : QMenu(parent)
{
    setObjectName(u"exercises"_s);
    for (const QString &id : exerciseIds().mid(1)) {
        addAction(QString())->setData(id);
    }
    connect(this, &QMenu::triggered, this,
        [this](const QAction *action) { Q_EMIT chosen(action->data().toString()); });
    retranslate();
}

void ExerciseMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMenu::changeEvent(event);
}

void ExerciseMenu::retranslate()
{
    const QHash<QString, QString> names{
        {u"api-whitelist"_s, tr("The API IP whitelist is switched on")},
        {u"upload-whitelist"_s, tr("The code-upload IP whitelist is switched on")},
        {u"secret-frozen"_s, tr("The AppSecret is frozen")},
        {u"wrong-secret"_s, tr("The AppSecret is an old one")},
        {u"damaged-key"_s, tr("The upload key file is damaged")},
        {u"other-key"_s, tr("The upload key belongs to another mini program")},
        {u"expired-certificate"_s, tr("A domain's certificate has expired")},
        {u"busy"_s, tr("WeChat is busy")}, {u"offline"_s, tr("There is no network")}};
    for (QAction *action : actions()) {
        action->setText(names.value(action->data().toString()));
    }
}
