// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

#include <QCoreApplication>

/// The widget of \a block on \a page. Each kind of block has its class in one of these files, each
/// special one too, and it is nobody's business but that file's; one without a class does not
/// compile.
BlockView *makeBlock(const Journey::Block &block, BlockPage &page);

// One overload a kind of block.

// Answers in a field.
BlockView *make(const Journey::Text &text, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Number &number, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Choice &choice, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page);

// What the user says is so.
BlockView *make(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page);

// What the page says.
BlockView *make(const Journey::Links &links, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Note &note, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Causes &causes, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Deadline &deadline, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Remedy &remedy, const Journey::Block &block, BlockPage &page);

// What cannot be undone.
BlockView *make(const Journey::Consequences &part, const Journey::Block &block, BlockPage &page);
BlockView *make(const Journey::Irreversible &part, const Journey::Block &block, BlockPage &page);

// The special ones.
BlockView *make(const Journey::Special &special, const Journey::Block &block, BlockPage &page);
BlockView *makeAppIdProof(const Journey::Block &block, BlockPage &page);
BlockView *makeAppSecret(const Journey::Block &block, BlockPage &page);
BlockView *makeDomains(const Journey::Block &block, BlockPage &page);
BlockView *makeExercise(const Journey::Block &block, BlockPage &page);
BlockView *makeHandOver(const Journey::Block &block, BlockPage &page);
BlockView *makeMethod(const Journey::Block &block, BlockPage &page);
BlockView *makeNeeds(const Journey::Block &block, BlockPage &page);
BlockView *makePreflight(const Journey::Block &block, BlockPage &page);
BlockView *makeReport(const Journey::Block &block, BlockPage &page);
BlockView *makeUploadKey(const Journey::Block &block, BlockPage &page);
BlockView *makeVerifyFile(const Journey::Block &block, BlockPage &page);
