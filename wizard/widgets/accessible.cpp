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

/// What is read of a widget unless it was given a name.
QString nameOf(const QWidget *widget)
{
    const auto *label = qobject_cast<const InlineLabel *>(widget);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return label ? label->plain() : button ? button->text().remove(u'&') : widget->windowTitle();
}

/// A part whose role or name Qt does not know. The window, or what fills it, is to Qt a filler, or
/// a dialog without a name.
class Part : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::Role role() const override
    {
        const QAccessible::Role role = QAccessibleWidget::role();
        return role == QAccessible::Pane && widget()->isWindow() ? QAccessible::Window : role;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && widget()->accessibleName().isEmpty()
            ? nameOf(widget())
            : QAccessibleWidget::text(kind);
    }
};

class Unfolder final : public Part
{
public:
    explicit Unfolder(QAbstractButton *button)
        : Part(button, QAccessible::PushButton)
        , m_button(button)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = Part::state();
        const auto part = m_button->property(kUnfolds).value<QPointer<QWidget>>();
        state.expandable = true;
        state.expanded = part && part->isVisibleTo(m_button->window());
        state.collapsed = !state.expanded;
        return state;
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
        return new Part(label, roleOf(label));
    }
    if (auto *notice = qobject_cast<Notice *>(object)) {
        return new QAccessibleWidget(notice, QAccessible::AlertMessage);
    }
    if (object->property(kUnfolds).isValid()) {
        return new Unfolder(static_cast<QAbstractButton *>(object));
    }
    const bool isView = qobject_cast<QWizard *>(object) || object->objectName() == "page"_L1
        || object->objectName() == "mainWindow"_L1;
    return isView ? new Part(static_cast<QWidget *>(object), QAccessible::Pane) : nullptr;
}
} // namespace

void installAccessible()
{
    QAccessible::installFactory(make); // keeps it once
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
