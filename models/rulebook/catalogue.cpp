// SPDX-License-Identifier: MIT
#include "models/rulebook/catalogue.h"

#include <utility>

Catalogue::Catalogue(QList<CatalogueEntry> entries)
    : m_entries(std::move(entries))
{
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        m_index.insert(m_entries.at(i).id, i);
    }
}

const CatalogueEntry *Catalogue::find(const QString &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? nullptr : &m_entries.at(*found);
}
