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

QString editionText(Edition edition)
{
    switch (edition) {
    case Edition::Free:
        return Editions::tr("A free or trial edition");
    case Edition::Team:
        return Editions::tr("Team (团队版)");
    case Edition::Enterprise:
        return Editions::tr("Enterprise (企业版)");
    case Edition::Flagship:
        return Editions::tr("Flagship (旗舰版)");
    case Edition::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

void translateEditions(QComboBox *box)
{
    setChoiceText(box, Edition::Unknown, Editions::tr("I don't know yet"));
    for (const Edition edition :
        {Edition::Free, Edition::Team, Edition::Enterprise, Edition::Flagship}) {
        setChoiceText(box, edition, editionText(edition));
    }
}
