// SPDX-License-Identifier: MIT
#include "wizard/widgets/accessible.h"

#include "wizard/widgets/inlinelabel.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kUnfolds = "unfolds";

QAccessible::Role roleOf(const InlineLabel *label)
{
    const QString role = label->property("role").toString();
    const bool isTitle = role == "title"_L1 || role == "cardTitle"_L1;
    return isTitle && !qobject_cast<QAbstractButton *>(label->parentWidget())
        ? QAccessible::Heading
        : QAccessible::StaticText;
}

class SpokenLabel final : public QAccessibleWidget
{
public:
    explicit SpokenLabel(InlineLabel *label)
        : QAccessibleWidget(label, roleOf(label))
        , m_label(label)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && m_label->accessibleName().isEmpty()
            ? m_label->plain()
            : QAccessibleWidget::text(kind);
    }

private:
    InlineLabel *m_label;
};

/// The window, or what fills it: to Qt a filler, or a dialog without a name.
class View final : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::Role role() const override
    {
        return widget()->isWindow() ? QAccessible::Window : QAccessible::Pane;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && widget()->accessibleName().isEmpty()
            ? widget()->windowTitle()
            : QAccessibleWidget::text(kind);
    }
};

class Unfolder final : public QAccessibleWidget
{
public:
    explicit Unfolder(QAbstractButton *button)
        : QAccessibleWidget(button, QAccessible::PushButton)
        , m_button(button)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const auto part = m_button->property(kUnfolds).value<QPointer<QWidget>>();
        state.expandable = true;
        state.expanded = part && part->isVisibleTo(m_button->window());
        state.collapsed = !state.expanded;
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && m_button->accessibleName().isEmpty()
            ? m_button->text().remove(u'&')
            : QAccessibleWidget::text(kind);
    }
    QStringList actionNames() const override
    {
        return QStringList(pressAction()) + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &action) override
    {
        action == pressAction() ? m_button->click() : QAccessibleWidget::doAction(action);
    }

private:
    QAbstractButton *m_button;
};

QAccessibleInterface *make(const QString & /*className*/, QObject *object)
{
    if (auto *label = qobject_cast<InlineLabel *>(object); label && !label->buddy()) {
        return new SpokenLabel(label);
    }
    if (auto *notice = qobject_cast<Notice *>(object)) {
        return new QAccessibleWidget(notice, QAccessible::AlertMessage);
    }
    if (object->property(kUnfolds).isValid()) {
        return new Unfolder(static_cast<QAbstractButton *>(object));
    }
    const bool isView = qobject_cast<QWizard *>(object) || object->objectName() == "page"_L1
        || object->objectName() == "mainWindow"_L1;
    return isView ? new View(static_cast<QWidget *>(object)) : nullptr;
}
} // namespace

void installAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

void unfolds(QAbstractButton *button, QWidget *part)
{
    installAccessible();
    button->setProperty(kUnfolds, QVariant::fromValue(QPointer<QWidget>(part)));
    QObject::connect(button, &QAbstractButton::clicked, part, [button] {
        QAccessible::State changed;
        changed.expanded = true;
        QAccessibleStateChangeEvent event(button, changed);
        QAccessible::updateAccessibility(&event);
    });
}
