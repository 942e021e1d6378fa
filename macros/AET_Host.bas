Attribute VB_Name = "AET_Host"
Option Explicit

' What the macros ask of Excel alone.

Public Sub Say(ByVal message As String)
    MsgBox message, vbExclamation, "AET"
End Sub

Public Function IsReadOnly() As Boolean
    IsReadOnly = ThisWorkbook.ReadOnly
End Function
