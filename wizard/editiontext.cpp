// SPDX-License-Identifier: MIT
#include "wizard/editiontext.h"

#include "wizard/widgets/enumbox.h"

#include <QCoreApplication>

using Journey::Edition;

namespace {
struct Editions
{
    Q_DECLARE_TR_FUNCTIONS(Editions)
};
} // namespace

void addEditions(QComboBox *box)
{
    addChoices(box,
        {Edition::Unknown, Edition::Free, Edition::Team, Edition::Enterprise, Edition::Flagship});
}

void translateEditions(QComboBox *box)
{
    setChoiceText(box, Edition::Unknown, Editions::tr("I don't know yet"));
    setChoiceText(box, Edition::Free, Editions::tr("A free or trial edition"));
    setChoiceText(box, Edition::Team, Editions::tr("Team (团队版)"));
    setChoiceText(box, Edition::Enterprise, Editions::tr("Enterprise (企业版)"));
    setChoiceText(box, Edition::Flagship, Editions::tr("Flagship (旗舰版)"));
}
