// SPDX-License-Identifier: MIT
#pragma once
#include "tests/gui/ready.h"
#include "tests/support/standin/standinprogram.h"
#include "wizard/widgets/notice.h"

/// Someone who certifies the stand-in's mini program in the real windows: types, chooses and clicks
/// page by page, without any help of practice mode.
class Customer
{
public:
    explicit Customer(const StandinProgram &standin);

    /// Chooses on Home to certify a mini program.
    void certify();
    /// The wizard that is shown now; nullptr if there is none.
    SetupWizard *wizard() const;
    /// The widget of this name on the current page; nullptr if there is none.
    template <typename W>
    W *find(const char *name) const
    {
        return wizard()->currentPage()->findChild<W *>(QLatin1String(name));
    }
    /// The id of the finding that the page shows; empty if it shows none.
    QString shownFinding() const;

    /// Fills in the current page and waits until Next can be pressed.
    bool fill();
    /// Presses Next (or Finish); does not wait.
    void pressNext();
    /// Presses Next and waits for the next page or the end.
    bool next();
    /// fill() and next() until \a step is shown; says on stderr where it got stuck.
    bool goTo(const QString &step);

private:
    void type(const char *field, const QString &text) const;
    void choose(const char *box, const QString &value) const;
    void tickAll() const;
    void chooseKeyFile() const;
    void fillFields(const QString &step);

    const StandinProgram &m_standin;
};
