// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/keptsecret.h"
#include "wizard/blocks/blockview.h"

/// A block whose secret is proved and then kept. It says where one is kept already, lets the user
/// remove it, and offers what helps where the proof or the keychain fails.
class KeepingBlock : public BlockView
{
    Q_OBJECT
public:
    bool canPractise() const override { return true; }
    bool commitFailed(const Finding &finding) override;

protected:
    /// \a kind as in Session; \a name: of the widget that says what is kept.
    KeepingBlock(
        const QString &kind, const QString &name, const Journey::Block &block, BlockPage &page);

    bool isKept() const { return m_kept.isKept(); }
    /// What is kept is looked up anew.
    void lookUp() { m_kept.lookUp(); }
    /// Says what is kept, in the words of now.
    void showKept();
    /// Keeps what was entered, with what is known of it.
    [[nodiscard]] virtual Future<> keep(bool sessionOnly) = 0;
    /// The proof could not be had: \a again asks once more, \a goOn keeps it all the same.
    QPushButton *offerUnproved(
        const std::function<void()> &again, const std::function<Future<>()> &goOn);

private:
    KeptSecret m_kept;
    bool m_wasKept = false;
    Notice *m_notice;
};
