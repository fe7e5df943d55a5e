// SPDX-License-Identifier: MIT
#include "wizard/editiontext.h"

#include "wizard/widgets/enumbox.h"

#include <QCoreApplication>

using Journey::Edition;

void addEditions(QComboBox *box)
{
    addChoices(box, { Edition::Unknown, Edition::Free, Edition::Team, Edition::Enterprise, Edition::Flagship });
}

void translateEditions(QComboBox *box)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Editions", text); };
    setChoiceText(box, Edition::Unknown, tr(QT_TRANSLATE_NOOP("Editions", "I don't know yet")));
    setChoiceText(box, Edition::Free, tr(QT_TRANSLATE_NOOP("Editions", "Trial or free (体验版)")));
    setChoiceText(box, Edition::Team, tr(QT_TRANSLATE_NOOP("Editions", "Team (团队版)")));
    setChoiceText(box, Edition::Enterprise, tr(QT_TRANSLATE_NOOP("Editions", "Enterprise (企业版)")));
    setChoiceText(box, Edition::Flagship, tr(QT_TRANSLATE_NOOP("Editions", "Flagship (旗舰版)")));
}
